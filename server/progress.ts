/** Is told of what goes on: "comparing keys", 1,200 of 40,000; 0 where it is not known of how many. */
export type Progress = (phase: string, done: number, total: number) => void;

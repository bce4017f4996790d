/** Takes a fault where those who run the server read it, under the id that the client was given. */
export type ReportFault = (errorId: string, fault: unknown) => void;

/** Writes a fault to standard error: one line, so that no value in it can pass for another line. */
export const reportToStandardError: ReportFault = (errorId, fault) => {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), errorId, fault: text })}\n`);
};

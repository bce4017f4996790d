/** Path of a Chromium, Chrome or Edge that runs here; null where there is none. */
export function findBrowser(env?: Readonly<Record<string, string | undefined>>): string | null;

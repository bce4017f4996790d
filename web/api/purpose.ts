import { create } from 'zustand';

/** Why this person asks, in his own words; sent with every question and kept in the access log. Gone when the page is closed. */
export const usePurpose = create<{ purpose: string }>(() => ({ purpose: '' }));

export function setPurpose(purpose: string): void {
  usePurpose.setState({ purpose: purpose.trim() });
}

/** The header the server reads a purpose from; percent-encoded, since headers do not hold every letter. */
export function purposeHeader(): Readonly<Record<string, string>> {
  const { purpose } = usePurpose.getState();
  return purpose === '' ? {} : { 'x-hawksbill-purpose': encodeURIComponent(purpose) };
}

/** The address of a file, with the purpose in it: a link sends no header of ours. */
export function withPurpose(path: string): string {
  const { purpose } = usePurpose.getState();
  return purpose === '' ? path : `${path}?purpose=${encodeURIComponent(purpose)}`;
}

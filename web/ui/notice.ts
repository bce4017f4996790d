import { create } from 'zustand';

/** The one line at the foot of the page: what just happened, said once and read out by screen readers. */
export const useNotice = create<{ message: string; serial: number }>(() => ({ message: '', serial: 0 }));

const STAYS_MS = 8_000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(message: string): void {
  useNotice.setState(({ serial }) => ({ message, serial: serial + 1 }));
  clearTimeout(timer);
  timer = setTimeout(() => useNotice.setState({ message: '' }), STAYS_MS);
}

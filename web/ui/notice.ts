import { create } from 'zustand';

/** What can be done about what just happened, for as long as the line stands. */
export interface NoticeAction {
  readonly label: string;
  readonly act: () => void;
}

/** The one line at the foot of the page: what just happened, said once and read out by screen readers. */
export const useNotice = create<{ message: string; serial: number; action: NoticeAction | null }>(() => ({
  message: '',
  serial: 0,
  action: null,
}));

const STAYS_MS = 8_000;
/** Long enough to come to it by keys. */
const STAYS_WITH_ACTION_MS = 30_000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(message: string, action: NoticeAction | null = null): void {
  useNotice.setState(({ serial }) => ({ message, serial: serial + 1, action }));
  clearTimeout(timer);
  timer = setTimeout(endNotice, action === null ? STAYS_MS : STAYS_WITH_ACTION_MS);
}

/** When whoever can act on it has gone from the page. */
export function endNoticeAction(): void {
  useNotice.setState({ action: null });
}

export function endNotice(): void {
  useNotice.setState({ message: '', action: null });
}

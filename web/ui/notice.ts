import { create } from 'zustand';

/** What can be done about something that happened: it stands until it is done or its time is over, on whatever page, whatever else is said meanwhile. */
export interface Offer {
  readonly key: string;
  readonly message: string;
  readonly label: string;
  readonly act: () => void;
}

/** The lines at the foot of the page: what just happened, said once and read out by screen readers, and what can be done about it. */
export const useNotice = create<{ message: string; offers: readonly Offer[] }>(() => ({ message: '', offers: [] }));

const MESSAGE_STAYS_MS = 8_000;
/** Long enough to come to it by keys. */
const OFFER_STAYS_MS = 30_000;
let timer: ReturnType<typeof setTimeout> | undefined;

export function notify(message: string): void {
  useNotice.setState({ message });
  clearTimeout(timer);
  timer = setTimeout(() => useNotice.setState({ message: '' }), MESSAGE_STAYS_MS);
}

/** Whoever does what is offered ends the offer: a dialog that is opened and closed again has done nothing yet. */
export function offer(offered: Offer): void {
  useNotice.setState(({ offers }) => ({ offers: [...offers.filter(({ key }) => key !== offered.key), offered] }));
  setTimeout(
    () => useNotice.setState(({ offers }) => ({ offers: offers.filter((standing) => standing !== offered) })),
    OFFER_STAYS_MS,
  );
}

export function endOffer(key: string): void {
  useNotice.setState(({ offers }) => ({ offers: offers.filter((standing) => standing.key !== key) }));
}

import { create } from 'zustand';
import { text } from '../texts/index.js';
import { endOffer, offer } from '../ui/notice.js';

/** What a person judged in one act: the ids of the judgements, and of mentions they parted or joined. */
export interface Act {
  readonly judgements: readonly string[];
  readonly things: readonly string[];
}

/** The act that is about to be taken back. Kept beside all pages, for the one on which it was done may be left by then, and is drawn anew after it. */
export const useTakingBack = create<{ act: Act | null }>(() => ({ act: null }));

/** Opens the dialog that takes it back. */
export function takeBack(act: Act): void {
  useTakingBack.setState({ act });
}

export function endTakingBack(): void {
  useTakingBack.setState({ act: null });
}

/** Says what was done, and offers to take it back. */
export function offerTakingBack(message: string, act: Act): void {
  offer({ key: keyOf(act), message, label: text('split.undo'), act: () => takeBack(act) });
}

/** However it was taken back: by the offer, or from the list of judgements. */
export function takenBack(act: Act): void {
  endOffer(keyOf(act));
  endTakingBack();
}

function keyOf({ judgements }: Act): string {
  return [...judgements].sort().join(' ');
}

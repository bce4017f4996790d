import type { EntityKind, MentionDraft } from './mention.js';

/** What a mention has to find in order to add to it. */
export interface Partner {
  readonly kind: EntityKind;
  readonly identityKey: string;
}

/** The things that a record's adding rows look for: one, or one per kind where the row does not say of which kind its party is. */
export function addsTo(mentions: readonly MentionDraft[]): readonly Partner[] {
  return mentions.flatMap(({ kind, identityKey, addsOnly }) =>
    addsOnly && identityKey !== null ? [{ kind, identityKey }] : [],
  );
}

/** The things that a record brings in, as far as others can find them by key. */
export function introduces(mentions: readonly MentionDraft[]): readonly Partner[] {
  return mentions.flatMap(({ kind, identityKey, addsOnly }) =>
    !addsOnly && identityKey !== null ? [{ kind, identityKey }] : [],
  );
}

/**
 * Whether a record waits: it adds to something, and nothing that it could add to has been introduced. The definition that counting in
 * the database has to agree with.
 */
export function isWaiting(mentions: readonly MentionDraft[], isIntroduced: (partner: Partner) => boolean): boolean {
  const partners = addsTo(mentions);
  return partners.length > 0 && !partners.some(isIntroduced);
}

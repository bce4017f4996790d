import type { Duty } from './duties.js';

/** What a token may be for, and which work each is. Administering, reading logs and one's own account are for people at the page alone. */
const SCOPES = {
  /** Ask questions, and how they are asked; fetch bundles and refused rows. Changes nothing. */
  READ: ['CONSULT', 'READ_SCHEMA'],
  /** Send files in. */
  TAKE_IN: ['TAKE_IN'],
} as const satisfies Readonly<Record<string, readonly Duty[]>>;

export type TokenScope = keyof typeof SCOPES;

export const TOKEN_SCOPES = Object.keys(SCOPES) as readonly TokenScope[];

export function isTokenScope(name: unknown): name is TokenScope {
  return typeof name === 'string' && Object.hasOwn(SCOPES, name);
}

export function dutiesOf(scopes: readonly TokenScope[]): readonly Duty[] {
  return [...new Set(scopes.flatMap((scope): readonly Duty[] => SCOPES[scope]))];
}

/** For whom a bundle is made; what he may not have is not in it. */
export type Edition = 'FULL' | 'REDACTED' | 'DEFENCE';

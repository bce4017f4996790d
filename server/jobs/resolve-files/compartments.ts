import type { SaidInFile } from './read-folder.js';

/** Mentions of different compartments are never one thing: a vessel is no trader, and a company no person. */
export const COMPARTMENTS = ['COMPANY', 'PERSON', 'VESSEL'] as const;
export type Compartment = (typeof COMPARTMENTS)[number];

/** Where a mention may find its like. A trader who may be either looks among both. */
export function compartmentsOf(said: SaidInFile): readonly Compartment[] {
  if (said.kind === 'VESSEL') return ['VESSEL'];
  const stated = said.values.find((v) => v.property === 'traderKind')?.value;
  if (stated === 'COMPANY' || stated === 'PERSON') return [stated];
  return said.values.some((v) => v.property === 'birthDate') ? ['PERSON'] : ['COMPANY', 'PERSON'];
}

/** Whether it may find its like in more than one. */
export function isEither(said: SaidInFile): boolean {
  return compartmentsOf(said).length > 1;
}

import type { AddressForm } from './address-form.js';

/**
 * Under what an address counts as shared: a house and a word of its street or town, and where a unit is given the door as well. A tower holds
 * many firms at doors of their own; a virtual office holds them behind one.
 */
export function premisesKeys(address: AddressForm): readonly string[] {
  return address.buildings
    .slice(0, BUILDINGS)
    .flatMap((building) => address.words.filter((w) => w.length >= 3).map((word) => [building, word] as const))
    .flatMap(([building, word]) => [
      houseKey(building, word),
      ...(address.unit === '' ? [] : [doorKey(building, word, address.unit)]),
    ]);
}

/** Numbers of an address that may be its house's; those behind are floors and plots. */
const BUILDINGS = 2;

export function houseKey(building: string, word: string): string {
  return `house:${building}:${word}`;
}

export function doorKey(building: string, word: string, unit: string): string {
  return `door:${building}:${word}:${unit}`;
}

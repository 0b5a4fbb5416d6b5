import { expect, it } from 'vitest';
import { matches } from './matching';

it.each([
  ['Compétences', 'competences'],
  ['Compétences', 'COMP'],
  ['Lot 2 · Médiation numérique', 'media lot'],
  ['Lot 2 · Médiation numérique', '2'],
  ['Anything', ''],
  ['Appel d’offres', 'offres'],
])('finds %s with %s', (text, typed) => expect(matches(text, typed)).toBe(true));

it.each([
  ['Compétences', 'petences'],
  ['Lot 2 · Médiation', 'lot 3'],
  ['Imports', 'imports calls'],
])('does not find %s with %s', (text, typed) => expect(matches(text, typed)).toBe(false));

import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import words from '../../lib/i18n/words/fr.json';
import { changedValue } from './changedValue';
import imports from './wording/fr.json';

beforeAll(async () => {
  await i18next.init({ lng: 'fr', resources: { fr: { words, imports } } });
});

function shown(field: string, value: string): string {
  const reader = { language: 'fr', word: i18next.getFixedT('fr', 'words'), t: i18next.getFixedT('fr', 'imports') } as const;
  return changedValue(field, value, reader).replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('a changed value', () => {
  it.each([
    ['level', 'EXPERT', 'Expert'],
    ['minLevel', 'AUTONOMOUS', 'Autonome'],
    ['kind', 'COMPETENCY', 'Compétence'],
    ['scope', 'EACH', 'Chaque membre'],
    ['procedure', 'OPEN', 'Appel d’offres ouvert'],
    ['fteTenths', '15', '1,5'],
    ['isMandatory', 'true', 'oui'],
    ['requiresAllLots', 'false', 'non'],
    ['submissionDeadlineAt', '2027-03-31T10:00:00Z', '31 mars 2027, 12:00'],
    ['evidenceFrom', '2025-02-03', '3 févr. 2025'],
    ['estimatedValue', '1320000.00 EUR', '1 320 000 €'],
    ['title', 'Hébergement 2027', 'Hébergement 2027'],
  ])('is read as a person writes it: %s', (field, value, expected) => {
    expect(shown(field, value)).toBe(expected);
  });

  it('stays as it is where no word is known', () => {
    expect(shown('level', 'LEGENDARY')).toBe('LEGENDARY');
  });
});

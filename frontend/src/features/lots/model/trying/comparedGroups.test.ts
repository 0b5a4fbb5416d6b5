import { describe, expect, it } from 'vitest';
import { companyLines, farthestLine } from './comparedGroups';

const ALPHA = { id: 'a', name: 'Alpha', place: 'lead' } as const;
const BETA = { id: 'b', name: 'Beta', place: 'member' } as const;
const GAMMA = { id: 'c', name: 'Gamma', place: 'subcontractor' } as const;

function candidate({ id, name }: { id: string; name: string }, distanceKm: number | null) {
  return { company: { id, name, mayLead: true }, interest: null, distanceKm, nContributions: 1 };
}

describe('groups side by side', () => {
  it('tell what each company does in each, those who are in most groups first', () => {
    const lines = companyLines([{ members: [GAMMA, ALPHA] }, { members: [ALPHA, BETA] }]);
    expect(lines.map(({ name, values, isSame }) => [name, values, isSame])).toEqual([
      ['Alpha', ['lead', 'lead'], true],
      ['Gamma', ['subcontractor', undefined], false],
      ['Beta', [undefined, 'member'], false],
    ]);
  });

  it('tell how far the farthest member is, as far as distances are known', () => {
    const candidates = [candidate(ALPHA, 12), candidate(BETA, 80), candidate(GAMMA, null)];
    const { values } = farthestLine([{ members: [ALPHA, BETA] }, { members: [ALPHA, GAMMA] }, { members: [GAMMA] }], candidates);
    expect(values).toEqual([80, 12, null]);
  });
});

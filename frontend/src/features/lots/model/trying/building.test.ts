import { describe, expect, it } from 'vitest';
import { compositionOf, EMPTY, inPlace, isChanged, memberInputs, withCompany, withoutCompany } from './building';

const ALPHA = { id: 'a', name: 'Alpha' };
const BETA = { id: 'b', name: 'Beta' };

describe('a composition', () => {
  it('is led by the first company that is put in, and takes each company once', () => {
    const both = withCompany(withCompany(withCompany(EMPTY, ALPHA), BETA), ALPHA);
    expect(memberInputs(both)).toEqual([
      { companyId: 'a', role: 'LEAD' },
      { companyId: 'b', role: 'MEMBER' },
    ]);
  });

  it('has one lead: the former one becomes a member', () => {
    const both = inPlace(withCompany(withCompany(EMPTY, ALPHA), BETA), 'b', 'lead');
    expect(both.members.map(({ place }) => place)).toEqual(['member', 'lead']);
  });

  it('may be left without a lead', () => {
    expect(withoutCompany(withCompany(withCompany(EMPTY, ALPHA), BETA), 'a').members).toEqual([{ ...BETA, place: 'member' }]);
  });

  it('differs from what is kept by companies and places, not by their order', () => {
    const kept = {
      id: 's',
      name: 'Sans sous-traitant',
      version: 1,
      isShared: false,
      members: [
        { role: 'LEAD', company: ALPHA },
        { role: 'SUBCONTRACTOR', company: BETA },
      ],
    } as const;
    const composition = compositionOf(kept);
    expect(isChanged(composition, kept)).toBe(false);
    expect(isChanged({ ...composition, members: composition.members.toReversed() }, kept)).toBe(false);
    expect(isChanged(inPlace(composition, 'b', 'member'), kept)).toBe(true);
  });
});

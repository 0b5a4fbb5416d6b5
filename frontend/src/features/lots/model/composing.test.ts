import { describe, expect, it } from 'vitest';
import type { CandidateLine } from '../../../components/coverage/model/types';
import { leadsAmong, startOf } from './composing';

const ACME = { id: 'acme', name: 'Acme' };
const BETA = { id: 'beta', name: 'Béta' };

function candidate(company: typeof ACME, mayLead: boolean): CandidateLine {
  return { company: { ...company, mayLead }, interest: null, distanceKm: null, nContributions: 0 };
}

const NOTHING = { group: undefined, options: { pinned: [], lead: null }, candidates: [] };

describe('composing by hand', () => {
  it('goes on from the group on screen', () => {
    const group = { members: [{ ...BETA, place: 'lead' as const }, { ...ACME, place: 'subcontractor' as const }] };
    const candidates = [candidate(ACME, false)];
    expect(startOf({ group, options: { pinned: [ACME], lead: null }, candidates })).toEqual({
      companies: [BETA, { ...ACME, mayLead: false }],
      leadId: 'beta',
      subcontractorIds: ['acme'],
    });
  });

  it('starts from those who are pinned when no group is on screen', () => {
    const start = startOf({ ...NOTHING, options: { pinned: [ACME], lead: BETA } });
    expect(start).toEqual({ companies: [ACME, BETA], leadId: 'beta', subcontractorIds: [] });
    expect(startOf({ ...NOTHING, options: { pinned: [ACME], lead: ACME } }).companies).toEqual([ACME]);
    expect(startOf(NOTHING)).toEqual({ companies: [], leadId: undefined, subcontractorIds: [] });
  });

  it('offers as leads all but those who do not accept to lead', () => {
    expect(leadsAmong([BETA, { ...ACME, mayLead: false }])).toEqual([BETA]);
  });
});

import { describe, expect, it } from 'vitest';
import { numberOf } from '../../../components/coverage/model/matrix';
import type { CandidateLine, Requirement } from '../../../components/coverage/model/types';
import { chosenLots, jointCandidates, jointRequirements, runsOnLots, togetherSearch } from './together';

function asked(id: string, position: number): Requirement {
  return {
    id,
    position,
    kind: 'FREE_TEXT',
    scope: 'POOLED',
    isMandatory: true,
    weight: null,
    competency: null,
    minLevel: null,
    nHolders: null,
    fteTenths: null,
    amount: null,
    count: null,
    years: null,
    certificateCode: null,
    wording: id,
    origin: null,
    judgement: null,
    version: 1,
  };
}

function candidate(id: string, answer: 'LEAD' | null): CandidateLine {
  const interest = answer && { id, answer, mostFteTenths: null, conditions: null };
  return { company: { id, name: id, mayLead: true }, interest, distanceKm: null, nContributions: 1 };
}

function run(...ids: string[]): { lots: Array<{ id: string }> } {
  return { lots: ids.map((id) => ({ id })) };
}

describe('one grouping for several lots', () => {
  it('reads lots from the address, each once', () => {
    expect(togetherSearch({ lots: ['a', 'b', 'a', 3] })).toEqual({ lots: ['a', 'b'] });
    expect(togetherSearch({ lots: 'a' })).toEqual({});
  });

  it('keeps the order of the call', () => {
    const lots = [
      { id: 'x', number: '1' },
      { id: 'y', number: '2' },
      { id: 'z', number: '3' },
    ];
    expect(chosenLots(lots, ['z', 'x', 'gone']).map(({ number }) => number)).toEqual(['1', '3']);
  });

  it('calls requirements by the number of their lot and their place in it', () => {
    const joint = jointRequirements([
      { id: 'x', number: '2', requirements: [asked('a', 0), asked('b', 1)] },
      { id: 'y', number: 'B', requirements: [asked('c', 0)] },
    ]);
    expect(joint.map(numberOf)).toEqual(['2.1', '2.2', 'B.1']);
    expect(joint.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(numberOf({ position: 4 })).toBe('5');
  });

  it('lists each company once, with an answer where it gave one', () => {
    const joint = jointCandidates([
      [candidate('a', null), candidate('b', 'LEAD')],
      [candidate('a', 'LEAD'), candidate('c', null)],
    ]);
    expect(joint.map(({ company, interest }) => [company.id, interest?.answer])).toEqual([
      ['a', 'LEAD'],
      ['b', 'LEAD'],
      ['c', undefined],
    ]);
  });

  it('finds the runs on the same lots and no others', () => {
    const [pair, all, other] = [run('x', 'y'), run('x', 'y', 'z'), run('x', 'z')];
    expect(runsOnLots([pair, all, other], ['y', 'x'])).toEqual([pair]);
  });
});

import { describe, expect, it } from 'vitest';
import { COMPLETENESS_PARTS, type CompletenessFacts, completenessOf } from './completeness';

const full: CompletenessFacts = {
  siren: '000012104',
  headcount: 8,
  website: 'https://exemple.example',
  summaryFr: 'Hébergement de logiciels libres.',
  address: { city: 'Lille', coordinates: { latitude: 50.6, longitude: 3 } },
  availableFteTenths: 20,
  financialYears: [1, 2, 3],
  certificates: [{}],
  capabilities: [
    { proof: 'PROVED', fteTenths: 10 },
    { proof: 'DECLARED', fteTenths: 5 },
    { proof: 'DECLARED', fteTenths: 0 },
  ],
};

describe('completeness', () => {
  it('of a full page is 100 %', () => {
    expect(completenessOf(full)).toEqual({ done: [...COMPLETENESS_PARTS], missing: [], percent: 100 });
  });

  it('of an empty page is 0 % and names everything, capabilities first', () => {
    const empty = completenessOf({
      siren: null,
      headcount: null,
      website: ' ',
      summaryFr: '',
      address: null,
      availableFteTenths: null,
      financialYears: null,
      certificates: [],
      capabilities: [],
    });
    expect(empty.percent).toBe(0);
    expect(empty.missing).toEqual([...COMPLETENESS_PARTS]);
  });

  it('takes an availability of zero as an answer', () => {
    expect(completenessOf({ ...full, availableFteTenths: 0 }).missing).toEqual([]);
  });

  it('asks for one proof, for three capabilities, for a point on the map', () => {
    const declared = { ...full, capabilities: [{ proof: 'EXPIRED', fteTenths: 1 }] };
    expect(completenessOf(declared).missing).toEqual(['capabilities', 'proofs']);
    expect(completenessOf({ ...full, address: { city: 'Lille', coordinates: null } }).missing).toEqual(['place']);
  });
});

import { describe, expect, it } from 'vitest';
import { callsForAction, certificateValidity, daysBetween, evidenceValidity } from './validity';

const today = '2026-11-21';
const dated = { proof: 'PROVED' as const, validFrom: '2024-01-01', validUntil: '2027-12-31' };

describe('validity', () => {
  it('counts days over a change of hour', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('of a certificate far from its end is its proof', () => {
    expect(certificateValidity(dated, today)).toEqual({ state: 'proved' });
    expect(certificateValidity({ ...dated, proof: 'DECLARED' }, today)).toEqual({ state: 'declared' });
    expect(certificateValidity({ ...dated, validUntil: null }, today)).toEqual({ state: 'proved' });
  });

  it('warns before the end and on the last day', () => {
    expect(certificateValidity({ ...dated, validUntil: '2027-01-20' }, today)).toEqual({ state: 'expiring', days: 60 });
    expect(certificateValidity({ ...dated, validUntil: today }, today)).toEqual({ state: 'expiring', days: 0 });
    expect(certificateValidity({ ...dated, validUntil: '2027-02-20' }, today).state).toBe('proved');
  });

  it('says since when it has run out', () => {
    const expired = { ...dated, proof: 'EXPIRED' as const, validUntil: '2026-11-11' };
    expect(certificateValidity(expired, today)).toEqual({ state: 'expired', days: 10 });
  });

  it('says when it begins', () => {
    const later = { ...dated, proof: 'MISSING' as const, validFrom: '2026-12-01' };
    expect(certificateValidity(later, today)).toEqual({ state: 'notBegun', days: 10 });
    expect(evidenceValidity({ ...later, kind: 'STAFF' }, today)).toEqual({ state: 'notBegun', days: 10 });
  });

  it('of a reference does not run out with the work', () => {
    const reference = { ...dated, kind: 'REFERENCE' as const, validUntil: '2020-01-01' };
    expect(evidenceValidity(reference, today)).toEqual({ state: 'proved' });
  });

  it('calls for action only when something ends', () => {
    expect(callsForAction({ state: 'expiring', days: 3 })).toBe(true);
    expect(callsForAction({ state: 'declared' })).toBe(false);
  });
});

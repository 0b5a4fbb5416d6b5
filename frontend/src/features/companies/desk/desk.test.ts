import { describe, expect, it } from 'vitest';
import { type Asked, askedOf, isPressing } from './asked';
import { isSameCode } from '../model/certificateForm';
import { valuesToBegin } from '../model/capabilityForm';
import { closedForms, deskSearch } from './deskSearch';
import { expiringOf } from './expiring';
import { isFirstStep, nextStep, previousStep } from './visit/visitSteps';

describe('what a consortium asks of a member', () => {
  it.each([
    ['INVITING', 'MEMBER', 'INVITED', 'answer'],
    ['INVITING', 'MEMBER', 'INTERESTED', 'confirm'],
    ['FORMED', 'LEAD', 'CONFIRMED', 'lead'],
    ['FORMED', 'SUBCONTRACTOR', 'CONFIRMED', 'wait'],
    ['SUBMITTED', 'LEAD', 'CONFIRMED', 'submitted'],
    ['INVITING', 'MEMBER', 'WITHDRAWN', 'left'],
    ['LOST', 'MEMBER', 'CONFIRMED', 'over'],
  ] as const)('in state %s, as %s who is %s, is: %s', (consortium, role, state, asked) => {
    expect(askedOf(consortium, { role, state })).toBe(asked);
  });

  it('presses only those who can do something', () => {
    const pressing: Asked[] = ['answer', 'confirm', 'lead', 'wait', 'over'];
    expect(pressing.filter(isPressing)).toEqual(['answer', 'confirm', 'lead']);
  });
});

describe('the address of the desk', () => {
  it('keeps the company and a tab that exists', () => {
    expect(deskSearch({ company: 'c', tab: 'profile' })).toEqual({ company: 'c', tab: 'profile' });
    expect(deskSearch({ company: 3, tab: 'billing' })).toEqual({ company: undefined, tab: undefined });
  });
});

describe('a form that opens with the desk', () => {
  it('is named in the address, and nothing that is no form', () => {
    const search = { company: 'c', tab: 'capabilities', edit: 'e', level: 'EXPERT', reference: true, visit: 'means' } as const;
    expect(deskSearch(search)).toEqual(search);
    expect(deskSearch({ level: 'GURU', form: 'billing', visit: 'end', reference: 'yes' })).toEqual({});
    expect(closedForms(search)).toEqual({ company: 'c', tab: 'capabilities' });
  });

  it('begins with an empty reference where one is wanted, and only there', () => {
    expect(valuesToBegin(undefined, { reference: true }).evidence.map(({ kind, title }) => [kind, title])).toEqual([['REFERENCE', '']]);
    expect(valuesToBegin(undefined, {}).evidence).toEqual([]);
  });

  it('finds a certificate by its key, however it is written', () => {
    expect(isSameCode('ISO 27001', 'iso-27001')).toBe(true);
    expect(isSameCode('iso-27001', 'iso-27701')).toBe(false);
  });
});

describe('the first visit', () => {
  it('goes on step by step, back again, and ends', () => {
    expect([nextStep('identity'), nextStep('capabilities'), nextStep('means')]).toEqual(['capabilities', 'means', undefined]);
    expect([previousStep('identity'), previousStep('means')]).toEqual([undefined, 'capabilities']);
    expect(isFirstStep('identity')).toBe(true);
    expect(isFirstStep('means')).toBe(false);
  });
});

describe('what runs out', () => {
  const certificate = {
    id: 'c',
    code: 'hds',
    title: 'HDS',
    number: null,
    issuer: null,
    validFrom: null,
    validUntil: '2027-01-10',
    document: null,
    proof: 'PROVED' as const,
  };
  const evidence = {
    id: 'e',
    kind: 'CERTIFICATE' as const,
    title: 'Certification PostgreSQL',
    party: null,
    note: null,
    validFrom: null,
    validUntil: '2026-11-01',
    amount: null,
    ownSharePerTenThousand: null,
    document: null,
    proof: 'EXPIRED' as const,
  };
  const reference = { ...evidence, id: 'r', kind: 'REFERENCE' as const, proof: 'DECLARED' as const };

  it('is listed with the earliest end first, references aside', () => {
    const found = expiringOf(
      [certificate, { ...certificate, id: 'far', validUntil: '2029-01-01' }],
      [{ id: 'p', competency: { label: 'PostgreSQL' }, evidence: [evidence, reference] }],
      '2026-11-21',
    );
    expect(found.map(({ id, of, validity }) => [id, of, validity])).toEqual([
      ['e', 'PostgreSQL', { state: 'expired', days: 20 }],
      ['c', undefined, { state: 'expiring', days: 50 }],
    ]);
  });
});

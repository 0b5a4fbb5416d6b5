import { describe, expect, it } from 'vitest';
import { requirementInput, requirementValues } from './requirementForm';

const filled = {
  ...requirementValues(),
  competency: { id: 'k1', label: 'PostgreSQL' },
  fte: '2.5',
  amount: '800000.00',
  count: '3',
  years: '5',
  certificateCode: ' ISO-27001 ',
};

describe('the input of a requirement', () => {
  it('has the fields of its kind and no others', () => {
    expect(requirementInput({ ...filled, kind: 'TURNOVER' })).toMatchObject({
      amount: { amount: '800000.00', currency: 'EUR' },
      competencyId: null,
      minLevel: null,
      nHolders: null,
      fteTenths: null,
      count: null,
      years: null,
      certificateCode: null,
    });
    expect(requirementInput({ ...filled, kind: 'REFERENCES' })).toMatchObject({
      competencyId: 'k1',
      count: 3,
      years: 5,
      minLevel: null,
      amount: null,
    });
    expect(requirementInput({ ...filled, kind: 'CERTIFICATE' })).toMatchObject({ certificateCode: 'ISO-27001', count: null });
  });

  it('measures a competency one way only', () => {
    expect(requirementInput({ ...filled, measure: 'FTE' })).toMatchObject({ nHolders: null, fteTenths: 25 });
    expect(requirementInput({ ...filled, measure: 'HOLDERS' })).toMatchObject({ nHolders: 1, fteTenths: null });
  });

  it('weighs only what is desirable', () => {
    expect(requirementInput(filled)).toMatchObject({ isMandatory: true, weight: null });
    expect(requirementInput({ ...filled, importance: '4' })).toMatchObject({ isMandatory: false, weight: 4 });
  });
});

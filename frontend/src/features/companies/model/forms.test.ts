import { describe, expect, it } from 'vitest';
import type { CompanyIdentityFragment } from '../../../gql/companies';
import { blankEvidence, type Capability, capabilityFields, capabilityInput, capabilityValues, declarationAgain } from './capabilityForm';
import { groupedByKind } from './capabilityGroups';
import { certificateInput, certificateValues } from './certificateForm';
import { changedPart } from './changedPart';
import { missingCoordinate, profileInput, profileValues } from './profileForm';
import { nextYear, yearsFields, yearsInput, yearsValues } from './yearsForm';

const company: CompanyIdentityFragment = {
  id: 'company',
  name: 'Terril & Octets',
  siren: '000012104',
  siret: null,
  legalForm: 'SAS',
  socialStatuses: ['ESUS'],
  address: {
    street: null,
    postcode: '59000',
    city: 'Lille',
    department: '59',
    coordinates: { latitude: 50.631436, longitude: 3.052347 },
  },
  headcount: 80,
  website: 'https://terril-octets.example',
  summary: 'Maintenance.',
  summaryFr: 'Maintenance.',
  summaryEn: null,
  mayLead: true,
  maxLots: null,
  availableFteTenths: 165,
  clusters: [],
  version: 3,
  viewerCanUpdate: true,
};

describe('the profile', () => {
  const before = profileInput(profileValues(company));

  it('comes back unchanged when nothing is typed', () => {
    expect(changedPart(before, profileInput(profileValues(company)))).toEqual({});
    expect(before.availableFteTenths).toBe(165);
    expect(before.address?.coordinates).toEqual({ latitude: 50.631436, longitude: 3.052347 });
  });

  it('sends only what changed: a value, or null for what was emptied', () => {
    const values = { ...profileValues(company), legalForm: ' ', headcount: '', availableFteTenths: '2.5', siret: '00001210400014' };
    expect(changedPart(before, profileInput(values))).toEqual({
      legalForm: null,
      headcount: null,
      availableFteTenths: 25,
      siret: '00001210400014',
    });
  });

  it('clears an address in which nothing is left', () => {
    const nothing = { street: '', postcode: ' ', city: '', department: '', coordinates: { latitude: '', longitude: '' } };
    expect(profileInput({ ...profileValues(company), address: nothing }).address).toBeNull();
  });

  it('names the coordinate that is missing', () => {
    const values = profileValues(company);
    expect(missingCoordinate(values)).toBeUndefined();
    values.address.coordinates.longitude = '';
    expect(missingCoordinate(values)).toBe('longitude');
  });
});

describe('financial years', () => {
  const rows = yearsValues([
    { year: 2025, turnover: { amount: '7461229.00', currency: 'EUR' }, inFieldTurnover: null },
  ]);

  it('keep amounts as text and empty parts as null', () => {
    expect(yearsInput(rows)).toEqual([
      { year: 2025, turnover: { amount: '7461229.00', currency: 'EUR' }, inFieldTurnover: null },
    ]);
  });

  it('offer the latest year that is not there', () => {
    expect(nextYear(rows, 2026).year).toBe('2024');
    expect(nextYear([], 2026).year).toBe('2025');
  });

  it('know where an error can stand', () => {
    expect(yearsFields(1)).toEqual(['financialYears.0.year', 'financialYears.0.turnover', 'financialYears.0.inFieldTurnover']);
  });
});

describe('a certificate', () => {
  it('is trimmed, and empty parts are null', () => {
    const values = { ...certificateValues(undefined), code: ' hds ', title: 'HDS', validUntil: '2027-01-31' };
    expect(certificateInput(values)).toEqual({
      code: 'hds',
      title: 'HDS',
      number: null,
      issuer: null,
      validFrom: null,
      validUntil: '2027-01-31',
      document: null,
    });
  });
});

const capability: Capability = {
  id: 'capability',
  competency: { id: 'postgresql', label: 'PostgreSQL', kind: 'SOFTWARE' },
  level: 'EXPERT',
  fteTenths: 25,
  note: null,
  evidence: [
    {
      id: 'evidence',
      kind: 'REFERENCE',
      title: 'Portail',
      party: 'une région',
      note: null,
      validFrom: '2021-07-01',
      validUntil: null,
      amount: { amount: '235000.00', currency: 'EUR' },
      ownSharePerTenThousand: 3333,
      document: null,
      proof: 'DECLARED',
    },
  ],
  proof: 'DECLARED',
  isVerified: false,
  verifiedAt: null,
  version: 1,
  viewerCanUpdate: true,
  viewerCanVerify: false,
};

describe('a capability', () => {
  it('goes through its form unchanged', () => {
    const values = capabilityValues(capability);
    expect(values.evidence[0]).toMatchObject({ ownSharePerTenThousand: '33.33', amount: '235000.00', validUntil: '' });
    const input = capabilityInput(values, 'EXPERT');
    expect(changedPart(input, capabilityInput(capabilityValues(capability), 'EXPERT'))).toEqual({});
    expect(input).toMatchObject({ fteTenths: 25, evidence: [{ id: 'evidence', ownSharePerTenThousand: 3333 }] });
  });

  it('without availability has nobody available', () => {
    expect(capabilityInput({ ...capabilityValues(undefined), level: 'NOTIONS' }, 'NOTIONS').fteTenths).toBe(0);
  });

  it('drops the amount of evidence that is no reference', () => {
    const staff = { ...blankEvidence('STAFF', 'a'), title: 'Deux personnes', amount: '10', ownSharePerTenThousand: '50' };
    const [piece] = capabilityInput({ level: null, fteTenths: '1', note: '', evidence: [staff] }, 'EXPERT').evidence;
    expect(piece).toMatchObject({ kind: 'STAFF', amount: null, ownSharePerTenThousand: null, id: null });
  });

  it('is put back with the evidence that is gone made anew', () => {
    expect(declarationAgain(capability).evidence).toMatchObject([{ id: null, title: 'Portail' }]);
    expect(declarationAgain(capability, ['evidence']).evidence).toMatchObject([{ id: 'evidence' }]);
  });

  it('knows where an error can stand', () => {
    expect(capabilityFields(2)).toContain('evidence.1.validUntil');
    expect(capabilityFields(0)).toEqual(['competencyId', 'level', 'fteTenths', 'note']);
  });

  it('stands with its kind, what is held best first', () => {
    const lower = { ...capability, level: 'NOTIONS' as const, competency: { ...capability.competency, label: 'Avant' } };
    const activity = { ...capability, competency: { id: 'x', label: 'Formation', kind: 'ACTIVITY' as const } };
    const groups = groupedByKind([lower, activity, capability], 'fr');
    expect(groups.map(({ kind, capabilities }) => [kind, ...capabilities.map((each) => each.competency.label)])).toEqual([
      ['SOFTWARE', 'PostgreSQL', 'Avant'],
      ['ACTIVITY', 'Formation'],
    ]);
  });
});

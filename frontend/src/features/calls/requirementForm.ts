import type { Level, RequirementKind, RequirementRowFragment, RequirementScope } from '../../gql/calls';

export const KINDS: readonly RequirementKind[] = [
  'COMPETENCY',
  'REFERENCES',
  'CERTIFICATE',
  'REGISTRATION',
  'HEADCOUNT',
  'TURNOVER',
  'IN_FIELD_TURNOVER',
  'FREE_TEXT',
];
export const SCOPES: readonly RequirementScope[] = ['POOLED', 'ANY', 'EACH', 'LEAD', 'MEMBER_ONLY'];
export const LEVELS: readonly Level[] = ['NOTIONS', 'AUTONOMOUS', 'CONFIRMED', 'EXPERT'];
/** Mandatory, or desirable with a weight from 1 to 5. */
export const IMPORTANCES = ['MANDATORY', '5', '4', '3', '2', '1'] as const;

type DemandField = 'competency' | 'minLevel' | 'measure' | 'amount' | 'count' | 'years' | 'certificateCode';

/** Which fields each kind has, as the contract says: those and no others are shown and sent. */
export const FIELDS_OF: Readonly<Record<RequirementKind, readonly DemandField[]>> = {
  COMPETENCY: ['competency', 'minLevel', 'measure'],
  REFERENCES: ['count', 'years', 'competency'],
  CERTIFICATE: ['certificateCode'],
  REGISTRATION: ['certificateCode'],
  HEADCOUNT: ['count'],
  TURNOVER: ['amount'],
  IN_FIELD_TURNOVER: ['amount'],
  FREE_TEXT: [],
};

export interface RequirementValues {
  kind: RequirementKind;
  scope: RequirementScope;
  importance: (typeof IMPORTANCES)[number];
  competency: { readonly id: string; readonly label: string } | null;
  minLevel: Level;
  /** A competency is asked of so many holders, or in so many full-time equivalents. */
  measure: 'HOLDERS' | 'FTE';
  nHolders: string;
  /** Full-time equivalents as typed, with one decimal. */
  fte: string;
  amount: string;
  count: string;
  years: string;
  certificateCode: string;
  wording: string;
  origin: string;
}

/** Names of the server's input fields that the form shows. */
export const REQUIREMENT_FIELDS = [
  'kind',
  'scope',
  'isMandatory',
  'weight',
  'competencyId',
  'minLevel',
  'nHolders',
  'fteTenths',
  'amount',
  'count',
  'years',
  'certificateCode',
  'wording',
  'origin',
] as const;

export function requirementValues(requirement?: RequirementRowFragment): RequirementValues {
  const weight = IMPORTANCES.find((importance) => importance === String(requirement?.weight));
  return {
    kind: requirement?.kind ?? 'COMPETENCY',
    scope: requirement?.scope ?? 'POOLED',
    importance: requirement === undefined || requirement.isMandatory ? 'MANDATORY' : (weight ?? '3'),
    competency: requirement?.competency ?? null,
    minLevel: requirement?.minLevel ?? 'CONFIRMED',
    measure: requirement?.fteTenths == null ? 'HOLDERS' : 'FTE',
    nHolders: digits(requirement?.nHolders ?? 1),
    fte: requirement?.fteTenths == null ? '' : String(requirement.fteTenths / 10),
    amount: requirement?.amount?.amount ?? '',
    count: digits(requirement?.count),
    years: digits(requirement?.years),
    certificateCode: requirement?.certificateCode ?? '',
    wording: requirement?.wording ?? '',
    origin: requirement?.origin ?? '',
  };
}

/** The server's input: the fields of the kind, null for the others, so that a change of kind leaves nothing behind. */
export function requirementInput(values: RequirementValues) {
  const has = (field: DemandField): boolean => FIELDS_OF[values.kind].includes(field);
  const isMandatory = values.importance === 'MANDATORY';
  const measured = (measure: RequirementValues['measure']): boolean => has('measure') && values.measure === measure;
  return {
    kind: values.kind,
    scope: values.scope,
    isMandatory,
    weight: isMandatory ? null : Number(values.importance),
    competencyId: has('competency') ? (values.competency?.id ?? null) : null,
    minLevel: has('minLevel') ? values.minLevel : null,
    nHolders: measured('HOLDERS') ? whole(values.nHolders) : null,
    fteTenths: measured('FTE') && values.fte !== '' ? Math.round(Number(values.fte) * 10) : null,
    amount: has('amount') && values.amount !== '' ? { amount: values.amount, currency: 'EUR' } : null,
    count: has('count') ? whole(values.count) : null,
    years: has('years') ? whole(values.years) : null,
    certificateCode: has('certificateCode') ? values.certificateCode.trim() || null : null,
    wording: values.wording.trim() || null,
    origin: values.origin.trim() || null,
  };
}

function digits(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function whole(text: string): number | null {
  return text === '' ? null : Number(text);
}

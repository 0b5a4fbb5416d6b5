import type {
  CompanyCapabilitiesFragment,
  DeclareCapabilityInput,
  EvidenceInput,
  EvidenceKind,
  Level,
} from '../../../gql/companies';
import { fteField, fteOrNull } from '../../../lib/format/fteText';
import { eurosOrNull, shareField, shareOrNull, textField, textOrNull } from './fields';

export type Capability = CompanyCapabilitiesFragment['capabilities'][number];
export type Evidence = Capability['evidence'][number];

/** What a page that sends here would have declared. */
export interface WantedDeclaration {
  /** The competency of a new declaration. */
  readonly declare?: string;
  /** The declaration that is to be made stronger. */
  readonly edit?: string;
  /** The level at which it would count. */
  readonly level?: Level;
  /** Whether a reference is to be added. */
  readonly reference?: boolean;
}

/** A piece of evidence as it is typed. */
export interface EvidenceValues {
  /** Keeps rows apart, also those that are new. */
  key: string;
  id: string | null;
  kind: EvidenceKind;
  title: string;
  party: string;
  note: string;
  validFrom: string;
  validUntil: string;
  amount: string;
  ownSharePerTenThousand: string;
  document: string;
}

export interface CapabilityValues {
  level: Level | null;
  fteTenths: string;
  note: string;
  evidence: EvidenceValues[];
}

export function capabilityValues(capability: Capability | undefined): CapabilityValues {
  return {
    level: capability?.level ?? null,
    fteTenths: fteField(capability?.fteTenths),
    note: textField(capability?.note),
    evidence: (capability?.evidence ?? []).map(evidenceValues),
  };
}

function evidenceValues(evidence: Evidence): EvidenceValues {
  return {
    key: evidence.id,
    id: evidence.id,
    kind: evidence.kind,
    title: evidence.title,
    party: textField(evidence.party),
    note: textField(evidence.note),
    validFrom: textField(evidence.validFrom),
    validUntil: textField(evidence.validUntil),
    amount: textField(evidence.amount?.amount),
    ownSharePerTenThousand: shareField(evidence.ownSharePerTenThousand),
    document: textField(evidence.document),
  };
}

/** What the form begins with: what is stored, and an empty reference where one is wanted. */
export function valuesToBegin(capability: Capability | undefined, wanted: WantedDeclaration): CapabilityValues {
  const values = capabilityValues(capability);
  if (wanted.reference !== true || (capability && capability.id !== wanted.edit)) return values;
  return { ...values, evidence: [...values.evidence, blankEvidence('REFERENCE', 'wanted')] };
}

export function blankEvidence(kind: EvidenceKind, key: string): EvidenceValues {
  return {
    key,
    id: null,
    kind,
    title: '',
    party: '',
    note: '',
    validFrom: '',
    validUntil: '',
    amount: '',
    ownSharePerTenThousand: '',
    document: '',
  };
}

export type CapabilityInput = Pick<DeclareCapabilityInput, 'fteTenths' | 'note' | 'evidence'> & { level: Level };

/** The declaration as an input; no availability typed means that nobody is available. */
export function capabilityInput(values: CapabilityValues, level: Level): CapabilityInput {
  return {
    level,
    fteTenths: fteOrNull(values.fteTenths) ?? 0,
    note: textOrNull(values.note),
    evidence: values.evidence.map(evidenceInput),
  };
}

/** Amount and share belong to references only: a certificate or a person has none. */
function evidenceInput(values: EvidenceValues): EvidenceInput {
  const isReference = values.kind === 'REFERENCE';
  return {
    id: values.id,
    kind: values.kind,
    title: values.title.trim(),
    party: textOrNull(values.party),
    note: textOrNull(values.note),
    validFrom: textOrNull(values.validFrom),
    validUntil: textOrNull(values.validUntil),
    amount: isReference ? eurosOrNull(values.amount) : null,
    ownSharePerTenThousand: isReference ? shareOrNull(values.ownSharePerTenThousand) : null,
    document: textOrNull(values.document),
  };
}

/** The input that puts a declaration back as it was: evidence that is gone meanwhile is made anew. */
export function declarationAgain(capability: Capability, evidenceThere: readonly string[] = []): CapabilityInput {
  const values = capabilityValues(capability);
  const evidence = values.evidence.map((piece) => ({
    ...piece,
    id: piece.id !== null && evidenceThere.includes(piece.id) ? piece.id : null,
  }));
  return capabilityInput({ ...values, evidence }, capability.level);
}

const EVIDENCE_FIELDS = [
  'kind',
  'title',
  'party',
  'note',
  'validFrom',
  'validUntil',
  'amount',
  'ownSharePerTenThousand',
  'document',
] as const;

/** Where user errors of a declaration with so many pieces of evidence can stand. */
export function capabilityFields(count: number): string[] {
  const evidence = Array.from({ length: count }, (_, row) => EVIDENCE_FIELDS.map((field) => `evidence.${row}.${field}`));
  return ['competencyId', 'level', 'fteTenths', 'note', ...evidence.flat()];
}

import type { EvidenceKind, Proof } from '../../../gql/companies';

const DAY = 24 * 60 * 60 * 1000;

/** Below so many days a certificate is said to expire soon: a call and its award often take that long. */
export const SOON_DAYS = 90;

/** How a piece of evidence or a certificate stands, in the order in which it calls for action. */
export type ValidityState = 'expired' | 'expiring' | 'notBegun' | 'proved' | 'declared' | 'missing';

export interface Validity {
  readonly state: ValidityState;
  /** Days until it begins or ends, or since it ended, where the state speaks of them. */
  readonly days?: number;
}

interface Dated {
  readonly proof: Proof;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Whole days from one day to another, both as "2026-12-03". */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/**
 * What the server says of a certificate (`proof`), told with its dates.
 * Whether it counts is the server's word; only the distance in days is worked out here.
 */
export function certificateValidity({ proof, validFrom, validUntil }: Dated, today: string): Validity {
  if (proof === 'EXPIRED') {
    return { state: 'expired', days: validUntil ? daysBetween(validUntil, today) : undefined };
  }
  if (proof === 'MISSING' && validFrom !== null && validFrom > today) {
    return { state: 'notBegun', days: daysBetween(today, validFrom) };
  }
  if (validUntil !== null) {
    const days = daysBetween(today, validUntil);
    if (days >= 0 && days <= SOON_DAYS) return { state: 'expiring', days };
  }
  return { state: stateOf(proof) };
}

/** The same for a piece of evidence: the end of a reference is the end of the work, nothing that runs out. */
export function evidenceValidity(evidence: Dated & { readonly kind: EvidenceKind }, today: string): Validity {
  if (evidence.kind === 'CERTIFICATE') return certificateValidity(evidence, today);
  if (evidence.proof === 'MISSING' && evidence.validFrom !== null && evidence.validFrom > today) {
    return { state: 'notBegun', days: daysBetween(today, evidence.validFrom) };
  }
  return { state: stateOf(evidence.proof) };
}

/** Whether the company should do something about it now. */
export function callsForAction(validity: Validity): boolean {
  return validity.state === 'expired' || validity.state === 'expiring';
}

function stateOf(proof: Proof): ValidityState {
  const states = { PROVED: 'proved', DECLARED: 'declared', EXPIRED: 'expired', MISSING: 'missing' } as const;
  return states[proof];
}

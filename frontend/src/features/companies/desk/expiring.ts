import type { Evidence } from '../model/capabilityForm';
import type { Certificate } from '../model/certificateForm';
import { callsForAction, certificateValidity, evidenceValidity, type Validity } from '../model/validity';

export interface Expiring {
  readonly id: string;
  readonly title: string;
  /** The competency that it supports; nothing for a certificate of the company. */
  readonly of: string | undefined;
  readonly until: string;
  readonly validity: Validity;
}

interface Supported {
  readonly id: string;
  readonly competency: { readonly label: string };
  readonly evidence: readonly Evidence[];
}

/** Certificates and evidence that have run out or soon will, the earliest first. */
export function expiringOf(certificates: readonly Certificate[], capabilities: readonly Supported[], today: string): Expiring[] {
  const ofCompany = certificates.map((certificate) => ({
    piece: certificate,
    of: undefined,
    validity: certificateValidity(certificate, today),
  }));
  const ofCapabilities = capabilities.flatMap(({ competency, evidence }) =>
    evidence.map((piece) => ({ piece, of: competency.label, validity: evidenceValidity(piece, today) })),
  );
  return [...ofCompany, ...ofCapabilities]
    .filter(({ validity }) => callsForAction(validity))
    .map(({ piece, of, validity }) => ({ id: piece.id, title: piece.title, of, until: piece.validUntil ?? '', validity }))
    .toSorted((one, other) => one.until.localeCompare(other.until));
}

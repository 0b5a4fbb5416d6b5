import type { CompanyCertificatesFragment, CreateCertificateInput } from '../../../gql/companies';
import { textField, textOrNull } from './fields';

export type Certificate = CompanyCertificatesFragment['certificates'][number];

export interface CertificateValues {
  code: string;
  title: string;
  number: string;
  issuer: string;
  validFrom: string;
  validUntil: string;
  document: string;
}

export const CERTIFICATE_FIELDS = ['code', 'title', 'number', 'issuer', 'validFrom', 'validUntil', 'document'] as const;

/** Whether two keys name the same certificate: case, accents and punctuation aside. */
export function isSameCode(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(code: string): string {
  return code.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function certificateValues(certificate: Certificate | undefined, code = ''): CertificateValues {
  return {
    code: certificate?.code ?? code,
    title: textField(certificate?.title),
    number: textField(certificate?.number),
    issuer: textField(certificate?.issuer),
    validFrom: textField(certificate?.validFrom),
    validUntil: textField(certificate?.validUntil),
    document: textField(certificate?.document),
  };
}

export function certificateInput(values: CertificateValues): Omit<CreateCertificateInput, 'companyId'> {
  return {
    code: values.code.trim(),
    title: values.title.trim(),
    number: textOrNull(values.number),
    issuer: textOrNull(values.issuer),
    validFrom: textOrNull(values.validFrom),
    validUntil: textOrNull(values.validUntil),
    document: textOrNull(values.document),
  };
}

import type { Language } from './i18n/language';

/** The plain HTTP routes beside GraphQL: files in and out. They ask for the same session and check the same rights. */

export const GRAPHQL_ADDRESS = '/graphql';
export const GRAPHQL_SOCKET_PATH = '/graphql/ws';

/** Takes a multipart form with `target`, `clusterId` and `file`. */
export const UPLOAD_ADDRESS = '/imports';

/** A blank workbook for a call, its lots and requirements, in the language of the reader. */
export function callTemplateAddress(language: Language, hasExample = true): string {
  return `/downloads/templates/calls.xlsx?language=${language}&examples=${hasExample}`;
}

/** The formats that tables are written in. */
export const TABLE_FORMATS = ['xlsx', 'ods', 'csv', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A call with its lots and requirements, which can be imported back. */
export function callAddress(callId: string, format: TableFormat): string {
  return `/downloads/calls/${encodeURIComponent(callId)}.${format}`;
}

/** The lots of a call, or the requirements of all of them, which can be imported back. */
export function callTableAddress(callId: string, table: 'lots' | 'requirements', format: TableFormat): string {
  return `/downloads/calls/${encodeURIComponent(callId)}/${table}.${format}`;
}

/** What a lot asks, which can be imported back. */
export function lotRequirementsAddress(lotId: string, format: TableFormat): string {
  return `/downloads/lots/${encodeURIComponent(lotId)}/requirements.${format}`;
}

/** What a cluster keeps, which can be imported back. */
export function clusterTableAddress(
  clusterId: string,
  table: 'capabilities' | 'capability-matrix' | 'awards' | 'companies' | 'references' | 'certificates' | 'interests',
  format: TableFormat,
): string {
  return `/downloads/clusters/${encodeURIComponent(clusterId)}/${table}.${format}`;
}

/** Who covers what of all lots of a call. */
export function callCoverageAddress(callId: string): string {
  return `/downloads/calls/${encodeURIComponent(callId)}/coverage.xlsx`;
}

/** The groupings of a run side by side. */
export function runComparisonAddress(runId: string): string {
  return `/downloads/runs/${encodeURIComponent(runId)}/comparison.xlsx`;
}

/** What an import did, row by row. */
export function importReportAddress(importRunId: string): string {
  return `/downloads/imports/${encodeURIComponent(importRunId)}/report.xlsx`;
}

/** A company with its references and certificates, which can be imported back. */
export function companyWorkbookAddress(companyId: string): string {
  return `/downloads/companies/${encodeURIComponent(companyId)}.xlsx`;
}

/** A blank workbook for companies, references and certificates, in which the companies of a cluster stand already. */
export function companyTemplateAddress(clusterId: string, hasExample = true): string {
  const parameters = new URLSearchParams({ clusterId, examples: String(hasExample) });
  return `/downloads/templates/companies.xlsx?${parameters.toString()}`;
}

/** A blank workbook for answers to lots, with the companies of a cluster to choose from. */
export function interestTemplateAddress(clusterId: string, hasExample = true): string {
  const parameters = new URLSearchParams({ clusterId, examples: String(hasExample) });
  return `/downloads/templates/interests.xlsx?${parameters.toString()}`;
}

/** The vocabulary of competencies, which can be imported back. */
export function competenciesAddress(format: TableFormat, language: Language): string {
  return `/downloads/competencies.${format}?language=${language}`;
}

/** A blank workbook for the vocabulary of competencies. */
export function competencyTemplateAddress(language: Language, hasExample = true): string {
  return `/downloads/templates/competencies.xlsx?language=${language}&examples=${hasExample}`;
}

/** The coverage matrix of a lot. */
export function lotCoverageAddress(lotId: string): string {
  return `/downloads/lots/${encodeURIComponent(lotId)}/coverage.xlsx`;
}

/** The dossier of a consortium. */
export function consortiumAddress(consortiumId: string): string {
  return `/downloads/consortia/${encodeURIComponent(consortiumId)}.xlsx`;
}

/** A blank workbook with the companies of a cluster: a row per capability, or companies against competencies. */
export function capabilityTemplateAddress(clusterId: string, layout: 'list' | 'matrix', hasExample = true): string {
  const parameters = new URLSearchParams({ clusterId, layout, examples: String(hasExample) });
  return `/downloads/templates/capabilities.xlsx?${parameters.toString()}`;
}

/** A blank workbook for contracts that companies have won, with the companies of a cluster to choose from if one is given. */
export function awardTemplateAddress(clusterId?: string, hasExample = true): string {
  const parameters = new URLSearchParams({ examples: String(hasExample), ...(clusterId !== undefined && { clusterId }) });
  return `/downloads/templates/awards.xlsx?${parameters.toString()}`;
}

/** The rows of an import that could not be used, to correct. */
export function rejectedRowsAddress(importRunId: string): string {
  return `/downloads/imports/${encodeURIComponent(importRunId)}/rejected.xlsx`;
}

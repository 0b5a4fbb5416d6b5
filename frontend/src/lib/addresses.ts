import type { Language } from './i18n/language';

/** The plain HTTP routes beside GraphQL: files in and out. They ask for the same session and check the same rights. */

export const GRAPHQL_ADDRESS = '/graphql';
export const GRAPHQL_SOCKET_PATH = '/graphql/ws';

/** Takes a multipart form with `target`, `clusterId` and `file`. */
export const UPLOAD_ADDRESS = '/imports';

/** A blank workbook for a call, its lots and requirements, with an example, in the language of the reader. */
export function callTemplateAddress(language: Language): string {
  return `/downloads/templates/calls.xlsx?language=${language}`;
}

/** A call with its lots and requirements, which can be imported back. */
export function callWorkbookAddress(callId: string): string {
  return `/downloads/calls/${encodeURIComponent(callId)}.xlsx`;
}

/** The declared capabilities of a cluster, which can be imported back. */
export function clusterCapabilitiesAddress(clusterId: string, format: 'xlsx' | 'csv' = 'xlsx'): string {
  return `/downloads/clusters/${encodeURIComponent(clusterId)}/capabilities.${format}`;
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
export function capabilityTemplateAddress(clusterId: string, layout: 'list' | 'matrix'): string {
  const parameters = new URLSearchParams({ clusterId, layout });
  return `/downloads/templates/capabilities.xlsx?${parameters.toString()}`;
}

/** A blank workbook for contracts that companies have won, with the companies of a cluster to choose from if one is given. */
export function awardTemplateAddress(clusterId?: string): string {
  const parameters = new URLSearchParams(clusterId === undefined ? {} : { clusterId });
  return `/downloads/templates/awards.xlsx?${parameters.toString()}`;
}

/** The rows of an import that could not be used, to correct. */
export function rejectedRowsAddress(importRunId: string): string {
  return `/downloads/imports/${encodeURIComponent(importRunId)}/rejected.xlsx`;
}

import i18next, { t } from 'i18next';
import { UPLOAD_ADDRESS } from './addresses';
import type { Problem } from './graphql/problem';
import type { UserError } from './graphql/userErrors';

export interface WorkbookUpload {
  readonly target: 'CALLS' | 'CAPABILITIES' | 'AWARDS' | 'COMPANIES' | 'INTERESTS' | 'COMPETENCIES';
  readonly clusterId: string;
  /** An import whose decisions count for this workbook too. */
  readonly decisionsOf?: string | undefined;
  /** The call, and its lot, that rows are about which name none. */
  readonly call?: { readonly callId: string; readonly lotId?: string | null } | null;
  readonly file: File;
}

export type UploadOutcome =
  | { readonly done: true; readonly importRunId: string }
  | { readonly done: false; readonly userErrors: readonly UserError[]; readonly problem?: Problem };

/** A larger file is answered before it is read, so that the page can say how far reading is. */
const READ_AT_ONCE_BYTES = 1_000_000;

/** Sends a workbook; the server answers with the plan it made of it, or is making. */
export async function uploadWorkbook({ target, clusterId, decisionsOf, call, file }: WorkbookUpload): Promise<UploadOutcome> {
  const form = new FormData();
  // The small fields first, so that the server knows what the file is for before it reads it.
  form.append('target', target);
  form.append('clusterId', clusterId);
  if (decisionsOf !== undefined) form.append('decisionsOf', decisionsOf);
  if (call) form.append('callId', call.callId);
  if (call?.lotId) form.append('lotId', call.lotId);
  if (file.size > READ_AT_ONCE_BYTES) form.append('inBackground', 'true');
  form.append('file', file, file.name);
  try {
    const response = await fetch(UPLOAD_ADDRESS, {
      method: 'POST',
      body: form,
      credentials: 'same-origin',
      // A form on another site cannot set this header, so it cannot send files in the name of a visitor.
      headers: { 'x-cordee-request': 'upload', 'accept-language': i18next.language },
    });
    return await outcomeOf(response);
  } catch {
    return { done: false, userErrors: [], problem: { kind: 'network' } };
  }
}

async function outcomeOf(response: Response): Promise<UploadOutcome> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (isRecord(answer) && typeof answer.importRunId === 'string') {
    return { done: true, importRunId: answer.importRunId };
  }
  if (isRecord(answer) && Array.isArray(answer.userErrors) && answer.userErrors.length > 0) {
    return { done: false, userErrors: answer.userErrors as UserError[] };
  }
  if (response.status === 413) return refusedFile('FILE_TOO_LARGE', t('upload.tooLarge', { ns: 'components' }));
  const requestId = response.headers.get('x-request-id') ?? undefined;
  return { done: false, userErrors: [], problem: { kind: kindOf(response.status), requestId } };
}

function refusedFile(code: string, message: string): UploadOutcome {
  return { done: false, userErrors: [{ code, message, path: ['file'] }] };
}

function kindOf(status: number): Problem['kind'] {
  if (status === 401) return 'unauthenticated';
  return status === 403 ? 'forbidden' : 'internal';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

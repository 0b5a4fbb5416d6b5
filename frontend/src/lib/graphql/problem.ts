import type { CombinedError } from '@urql/core';

/** Why the server gave no answer at all; what the business refuses comes as user errors instead. */
export interface Problem {
  readonly kind:
    | 'network'
    | 'unauthenticated'
    | 'forbidden'
    | 'timeout'
    | 'tooMuch'
    | 'badCursor'
    | 'unavailable'
    | 'internal';
  /** Given by the server with an internal error; a person can quote it to the administrator. */
  readonly requestId?: string;
}

const KINDS: Readonly<Record<string, Problem['kind']>> = {
  UNAUTHENTICATED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  TIMEOUT: 'timeout',
  QUERY_TOO_COMPLEX: 'tooMuch',
  BAD_CURSOR: 'badCursor',
  UNAVAILABLE: 'unavailable',
};

export function problemOf(error: CombinedError): Problem {
  const extensions = error.graphQLErrors[0]?.extensions;
  if (extensions) {
    const code = typeof extensions.code === 'string' ? extensions.code : '';
    return { kind: KINDS[code] ?? 'internal', requestId: responseRequestId(error.response) };
  }
  if (error.graphQLErrors.length > 0) return { kind: 'internal' };
  const status = responseStatus(error.response);
  if (status === 401) return { kind: 'unauthenticated' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 503) return { kind: 'unavailable' };
  if (status !== undefined && status >= 400) return { kind: 'internal', requestId: responseRequestId(error.response) };
  return { kind: 'network' };
}

function responseStatus(response: unknown): number | undefined {
  return response instanceof Response ? response.status : undefined;
}

function responseRequestId(response: unknown): string | undefined {
  return response instanceof Response ? (response.headers.get('x-request-id') ?? undefined) : undefined;
}

import { CombinedError } from '@urql/core';
import { describe, expect, it } from 'vitest';
import { problemOf } from './problem';

const answered = (status: number): Response => new Response('', { status, headers: { 'x-request-id': 'r-7' } });

function graphqlError(code: string): CombinedError {
  return new CombinedError({ graphQLErrors: [{ message: 'no', extensions: { code } }], response: answered(200) });
}

describe('a problem', () => {
  it.each([
    ['UNAUTHENTICATED', 'unauthenticated'],
    ['FORBIDDEN', 'forbidden'],
    ['TIMEOUT', 'timeout'],
    ['QUERY_TOO_COMPLEX', 'tooMuch'],
    ['BAD_CURSOR', 'badCursor'],
    ['UNAVAILABLE', 'unavailable'],
    ['INTERNAL', 'internal'],
    ['SOMETHING_NEW', 'internal'],
  ])('with the code %s is %s', (code, kind) => {
    expect(problemOf(graphqlError(code))).toEqual({ kind, requestId: 'r-7' });
  });

  it('is the network when nothing answered', () => {
    expect(problemOf(new CombinedError({ networkError: new TypeError('gone') }))).toEqual({ kind: 'network' });
  });

  it.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [503, 'unavailable'],
    [500, 'internal'],
  ])('with the status %i is %s', (status, kind) => {
    const error = new CombinedError({ networkError: new Error('status'), response: answered(status) });
    expect(problemOf(error)).toMatchObject({ kind });
  });
});

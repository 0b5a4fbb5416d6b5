import { afterEach, describe, expect, it, vi } from 'vitest';
import { uploadWorkbook } from './upload';

function answerWith(body: string, status = 200, headers: Record<string, string> = {}): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status, headers })));
}

const upload = { target: 'CALLS', clusterId: 'c1', file: new File(['a'], 'a.csv') } as const;

describe('an upload', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('gives the id of the plan', async () => {
    answerWith('{"importRunId":"i1"}');
    expect(await uploadWorkbook(upload)).toEqual({ done: true, importRunId: 'i1' });
  });

  it('gives what the file was refused for, whatever the status', async () => {
    const userErrors = [{ code: 'PROTECTED_FILE', message: 'protected', path: ['file'] }];
    answerWith(JSON.stringify({ userErrors }), 422);
    expect(await uploadWorkbook(upload)).toEqual({ done: false, userErrors });
  });

  it('says that the session is over', async () => {
    answerWith('', 401);
    expect(await uploadWorkbook(upload)).toMatchObject({ problem: { kind: 'unauthenticated' } });
  });

  it('keeps the number of a failed request', async () => {
    answerWith('oops', 500, { 'x-request-id': 'r-7' });
    expect(await uploadWorkbook(upload)).toMatchObject({ problem: { kind: 'internal', requestId: 'r-7' } });
  });

  it('says that a file is too large when the server cut it off', async () => {
    answerWith('', 413);
    expect(await uploadWorkbook(upload)).toMatchObject({ userErrors: [{ code: 'FILE_TOO_LARGE', path: ['file'] }] });
  });

  it('says that the network is gone', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    expect(await uploadWorkbook(upload)).toMatchObject({ problem: { kind: 'network' } });
  });
});

import { describe, expect, it } from 'vitest';
import { browserOf } from './browserOf';
import { safeAddress } from './useEnteredRedirect';

describe('the address to come back to', () => {
  it.each([
    ['/calls?text=nuage', '/calls?text=nuage'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (address, expected) => {
    expect(safeAddress(address)).toBe(expected);
  });
});

describe('the browser of a session', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0', 'Edge, Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604', 'Safari, iOS'],
    ['curl/8.0', undefined],
    [null, undefined],
  ])('%s is %s', (userAgent, expected) => {
    expect(browserOf(userAgent)).toBe(expected);
  });
});

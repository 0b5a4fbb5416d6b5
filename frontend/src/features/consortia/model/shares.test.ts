import { describe, expect, it } from 'vitest';
import { distributeRest, equalShares, inProportion, parseShare, sumOf, sumOfAmounts, typedShare, WHOLE } from './shares';

describe('shares as they are typed', () => {
  it.each([
    ['33,33', 3333],
    ['33.3', 3330],
    ['33,33 %', 3333],
    ['33,33\u202f%', 3333],
    ['0', 0],
    ['7', 700],
    ['100', WHOLE],
    ['100,00', WHOLE],
    ['0,05', 5],
  ])('%s is read', (text, share) => {
    expect(parseShare(text)).toBe(share);
  });

  it.each(['', 'x', '100,01', '101', '-5', '33,333', '1e2', ',5', '1 000 000'])('%s is refused', (text) => {
    expect(parseShare(text)).toBeUndefined();
  });

  it.each([0, 1, 5, 10, 3333, 6667, 9999, WHOLE])('%i comes back as it was', (share) => {
    expect(parseShare(typedShare(share, 'fr'))).toBe(share);
    expect(parseShare(typedShare(share, 'en'))).toBe(share);
  });

  it('are written with both decimals', () => {
    expect(typedShare(3330, 'fr')).toBe('33,30');
    expect(typedShare(WHOLE, 'en')).toBe('100.00');
  });
});

describe('splitting', () => {
  it('in equal parts gives what is left to the first', () => {
    expect(equalShares(3)).toEqual([3334, 3333, 3333]);
    expect(equalShares(7)).toEqual([1429, 1429, 1429, 1429, 1428, 1428, 1428]);
    expect(equalShares(0)).toEqual([]);
  });

  it('in proportion gives what is left to the largest remainders', () => {
    expect(inProportion(WHOLE, [1, 2])).toEqual([3333, 6667]);
    expect(inProportion(WHOLE, [10, 0, 20])).toEqual([3333, 0, 6667]);
    expect(inProportion(WHOLE, [0, 0])).toEqual([0, 0]);
  });

  it('makes exactly the whole, whatever the weights', () => {
    let seed = 7;
    const next = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 97;
    };
    for (let round = 0; round < 500; round += 1) {
      const weights = Array.from({ length: 1 + (round % 23) }, next);
      const parts = inProportion(WHOLE, weights);
      expect(sumOf(parts)).toBe(sumOf(weights) === 0 ? 0 : WHOLE);
      expect(parts.every((part, index) => part >= 0 && (weights[index] !== 0 || part === 0))).toBe(true);
    }
  });
});

describe('distributing the rest', () => {
  it('fills lines without a share', () => {
    expect(distributeRest([5000, 0, 0])).toEqual([5000, 2500, 2500]);
    expect(distributeRest([0, 0, 0])).toEqual([3334, 3333, 3333]);
  });

  it('grows all lines in proportion when each has a share', () => {
    expect(distributeRest([2000, 6000])).toEqual([2500, 7500]);
  });

  it('changes nothing when nothing is left', () => {
    expect(distributeRest([6000, 4000])).toEqual([6000, 4000]);
    expect(distributeRest([6000, 5000])).toEqual([6000, 5000]);
    expect(distributeRest([])).toEqual([]);
  });
});

describe('amounts', () => {
  it('add up to the cent, without a float', () => {
    expect(sumOfAmounts(['0.1', '0.20', '90071992547409.93'])).toBe('90071992547410.23');
    expect(sumOfAmounts(['1'])).toBe('1.00');
    expect(sumOfAmounts(['0.05'])).toBe('0.05');
  });

  it('have no sum while one is unknown', () => {
    expect(sumOfAmounts(['100', ''])).toBeUndefined();
  });
});

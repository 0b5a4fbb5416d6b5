import { describe, expect, it } from 'vitest';
import { moved } from './useRequirementOrder';

describe('moving a requirement', () => {
  const ids = ['a', 'b', 'c'];

  it.each([
    ['a', 1, ['b', 'a', 'c']],
    ['c', -1, ['a', 'c', 'b']],
    ['b', 1, ['a', 'c', 'b']],
  ] as const)('%s by %i', (id, by, expected) => {
    expect(moved(ids, id, by)).toEqual(expected);
  });

  it('stops at the ends', () => {
    expect(moved(ids, 'a', -1)).toBe(ids);
    expect(moved(ids, 'c', 1)).toBe(ids);
    expect(moved(ids, 'gone', 1)).toBe(ids);
  });
});

import { describe, expect, it } from 'vitest';
import { outside } from './useFollowFocus';

describe('bringing a cell into view', () => {
  it.each([
    ['leaves what is in view', [20, 40], 0],
    ['goes back to what is before it', [2, 22], -8],
    ['goes on to what is after it', [80, 105], 5],
    ['shows the beginning of what is larger', [30, 150], 20],
  ] as const)('%s', (_, span, by) => {
    expect(outside(span, [10, 100])).toBe(by);
  });
});

import { describe, expect, it } from 'vitest';
import { at, moveTo } from './gridMoves';

const SHAPE = { nRows: 5, nColumns: 4, pageRows: 2 };
const MIDDLE = { row: 2, column: 1 };

function press(key: string, ctrlKey = false): ReturnType<typeof moveTo> {
  return moveTo(SHAPE, MIDDLE, { key, ctrlKey });
}

describe('keys in the grid', () => {
  it.each([
    ['ArrowUp', { row: 1, column: 1 }],
    ['ArrowDown', { row: 3, column: 1 }],
    ['ArrowLeft', { row: 2, column: 0 }],
    ['ArrowRight', { row: 2, column: 2 }],
    ['Home', { row: 2, column: 0 }],
    ['End', { row: 2, column: 3 }],
    ['PageUp', { row: 0, column: 1 }],
    ['PageDown', { row: 4, column: 1 }],
  ])('%s moves', (key, expected) => {
    expect(press(key)).toEqual(expected);
  });

  it.each([
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowDown', { row: 4, column: 1 }],
    ['ArrowLeft', { row: 2, column: 0 }],
    ['ArrowRight', { row: 2, column: 3 }],
    ['Home', { row: 0, column: 0 }],
    ['End', { row: 4, column: 3 }],
  ])('with Ctrl, %s goes to the edge', (key, expected) => {
    expect(press(key, true)).toEqual(expected);
  });

  it('stops at the edges', () => {
    expect(moveTo(SHAPE, { row: 0, column: 0 }, { key: 'ArrowUp', ctrlKey: false })).toEqual({ row: 0, column: 0 });
    expect(moveTo(SHAPE, { row: 4, column: 3 }, { key: 'PageDown', ctrlKey: false })).toEqual({ row: 4, column: 3 });
  });

  it('leaves other keys to the browser', () => {
    expect(press('Tab')).toBeUndefined();
    expect(press('a')).toBeUndefined();
  });

  it('comes back inside when the grid has become smaller', () => {
    expect(at({ nRows: 2, nColumns: 2, pageRows: 1 }, 7, 9)).toEqual({ row: 1, column: 1 });
  });
});

import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import type { GridPosition } from '../model/gridKeys';
import type { Matrix } from '../model/matrix';

/** What every row of the grid shares. */
export interface GridFrame {
  readonly sizes: { readonly row: number; readonly column: number; readonly first: number; readonly last: number };
  /** Of a whole row, in pixels. */
  readonly width: number;
  /** The columns in view, with where they start. */
  readonly shown: ReadonlyArray<{ readonly index: number; readonly start: number; readonly size: number }>;
  readonly matrix: Matrix;
}

/** Where a row stands: its place in the grid (the header is 0), the pixels left out before it, its height. */
export interface RowPlace {
  readonly index: number;
  readonly gap: number;
  readonly height: number;
}

/** What is in view, and the row or column that has the focus, wherever it is: otherwise the focus would be lost. */
export function withActive(index: number): (range: Range) => number[] {
  return (range) => {
    const shown = defaultRangeExtractor(range);
    if (index < 0 || index >= range.count || shown.includes(index)) return shown;
    return [...shown, index].toSorted((one, other) => one - other);
  };
}

export function isHere({ position }: { readonly position: GridPosition }, row: number): boolean {
  return position.row === row;
}

/** The pixels left out before a shown column. */
export function gapBefore(frame: GridFrame, rank: number): number {
  const before = frame.shown[rank - 1];
  const start = frame.shown[rank]?.start ?? 0;
  return before ? start - before.start - before.size : start - frame.sizes.first;
}

/** The attributes by which a cell is found, moved to and announced. */
export function cellAt(row: number, column: number, isActive: boolean): Record<string, number | string> {
  return { 'data-cell': `${row}:${column}`, 'aria-colindex': column + 1, tabIndex: isActive ? 0 : -1 };
}

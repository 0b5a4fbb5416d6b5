import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import type { Language } from '../../../lib/i18n/language';
import type { GridPosition } from '../../../lib/gridMoves';
import type { Matrix } from '../model/matrix';

/** What every row of the grid shares; it stays the same object while the same columns are in view. */
export interface GridFrame {
  readonly sizes: { readonly row: number; readonly column: number; readonly first: number; readonly last: number };
  /** Of a whole row, in pixels. */
  readonly width: number;
  /** The columns in view, with where they start. */
  readonly shown: ReadonlyArray<{ readonly index: number; readonly start: number }>;
  readonly matrix: Matrix;
  readonly language: Language;
}

/** The focus, as far as one row has to know of it; a row without it knows nothing. */
export interface FocusInRow {
  readonly column: number;
  readonly isOpen: boolean;
  /** Closes the details; the focus goes back to the cell unless it has gone elsewhere already. */
  readonly close: (focus: 'back' | 'elsewhere') => void;
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

/** The attributes by which a cell is found, moved to and announced. */
export function cellAt(row: number, column: number, isActive: boolean): Record<string, number | string> {
  return { 'data-cell': `${row}:${column}`, 'aria-colindex': column + 1, tabIndex: isActive ? 0 : -1 };
}

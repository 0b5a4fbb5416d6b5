/** How large a grid is, counted with its header and footer rows and its header and margin columns. */
export interface GridShape {
  readonly nRows: number;
  readonly nColumns: number;
  /** How far PageUp and PageDown go. */
  readonly pageRows: number;
}

export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Where a key leads in a grid, as in the ARIA pattern for data grids; undefined when the key is none of its own. */
export function moveTo(shape: GridShape, from: GridPosition, { key, ctrlKey }: Stroke): GridPosition | undefined {
  const lastRow = shape.nRows - 1;
  const lastColumn = shape.nColumns - 1;
  switch (key) {
    case 'ArrowUp':
      return at(shape, ctrlKey ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return at(shape, ctrlKey ? lastRow : from.row + 1, from.column);
    case 'ArrowLeft':
      return at(shape, from.row, ctrlKey ? 0 : from.column - 1);
    case 'ArrowRight':
      return at(shape, from.row, ctrlKey ? lastColumn : from.column + 1);
    case 'Home':
      return at(shape, ctrlKey ? 0 : from.row, 0);
    case 'End':
      return at(shape, ctrlKey ? lastRow : from.row, lastColumn);
    case 'PageUp':
      return at(shape, from.row - shape.pageRows, from.column);
    case 'PageDown':
      return at(shape, from.row + shape.pageRows, from.column);
    default:
      return undefined;
  }
}

/** The position itself, or the nearest one when the grid has become smaller. */
export function at(shape: GridShape, row: number, column: number): GridPosition {
  return { row: within(row, shape.nRows), column: within(column, shape.nColumns) };
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

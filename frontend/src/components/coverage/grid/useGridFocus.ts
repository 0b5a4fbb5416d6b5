import { type FocusEvent, type KeyboardEvent, type MouseEvent, useState } from 'react';
import { at, commandOf, type GridPosition, type GridShape, moveTo } from '../model/gridKeys';
import type { Matrix } from '../model/matrix';
import type { MatrixActions } from '../model/types';

const PAGE_ROWS = 10;

interface GridFocusInput {
  readonly matrix: Matrix;
  readonly actions: MatrixActions;
  readonly onFind: () => void;
  readonly onHelp: () => void;
}

/** Which cell has the focus (one tab stop for the whole grid), whether its details are open, and what keys do. */
export interface GridFocus {
  readonly position: GridPosition;
  /** How often the focus was sent somewhere; whenever it grows, the cell is brought into view and focused. */
  readonly moves: number;
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly go: (to: GridPosition) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

export function useGridFocus({ matrix, actions, onFind, onHelp }: GridFocusInput): GridFocus {
  const [wanted, setWanted] = useState<GridPosition>({ row: 0, column: 0 });
  const [moves, setMoves] = useState(0);
  const [openedAt, setOpenedAt] = useState<string>();
  const { rows, columns } = matrix;
  const shape: GridShape = { nRows: rows.length + 2, nColumns: columns.length + 2, pageRows: PAGE_ROWS };
  // The grid may have become smaller since.
  const position = at(shape, wanted.row, wanted.column);
  const name = `${position.row}:${position.column}`;

  function go(to: GridPosition): void {
    setOpenedAt(undefined);
    setWanted(to);
    setMoves((before) => before + 1);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (cellOf(event.target) !== event.target) return;
    const to = moveTo(shape, position, event);
    const command = commandOf(event);
    if (!to && !command) return;
    event.preventDefault();
    if (to) go(to);
    const company = columns[position.column - 1];
    if (command === 'find') onFind();
    if (command === 'help') onHelp();
    if (command === 'open') setOpenedAt(name);
    if (command === 'pin' && company) actions.onPin?.(company);
    if (command === 'exclude' && company) actions.onExclude?.(company);
  }

  function onClick(event: MouseEvent): void {
    const cell = cellOf(event.target);
    const isOnButton = event.target instanceof Element && event.target.closest('button, a') !== null;
    const clicked = cell && positionOf(cell);
    if (!clicked || isOnButton) return;
    setWanted(clicked);
    setOpenedAt(`${clicked.row}:${clicked.column}`);
  }

  function onFocus(event: FocusEvent): void {
    const focused = event.target instanceof HTMLElement && cellOf(event.target) === event.target && positionOf(event.target);
    if (focused && (focused.row !== position.row || focused.column !== position.column)) setWanted(focused);
  }

  const close = (): void => setOpenedAt(undefined);
  return { position, moves, isOpen: openedAt === name, close, go, onKeyDown, onClick, onFocus };
}

function cellOf(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null;
}

function positionOf(cell: HTMLElement): GridPosition | undefined {
  const [row, column] = (cell.dataset.cell ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

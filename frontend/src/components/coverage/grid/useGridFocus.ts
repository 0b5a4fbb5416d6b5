import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useState } from 'react';
import { at, type GridPosition, type GridShape, moveTo } from '../../../lib/gridMoves';
import { commandOf } from '../model/gridKeys';
import type { Matrix } from '../model/matrix';
import type { MatrixActions, MatrixCompany } from '../model/types';

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
  /** Closes the details; the focus goes back to the cell unless it has gone elsewhere already. */
  readonly close: (focus: 'back' | 'elsewhere') => void;
  readonly go: (to: GridPosition) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/** A cell by its row and column, which may move: a pinned company jumps to the front and takes the focus along. */
interface Anchored extends GridPosition {
  readonly rowKey?: string;
  readonly companyId?: string;
}

export function useGridFocus({ matrix, actions, onFind, onHelp }: GridFocusInput): GridFocus {
  const [wanted, setWanted] = useState<Anchored>({ row: 0, column: 0 });
  const [moves, setMoves] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const { rows, columns } = matrix;
  const shape: GridShape = { nRows: rows.length + 2, nColumns: columns.length + 2, pageRows: PAGE_ROWS };
  const position = positionIn(matrix, shape, wanted);

  function set(to: GridPosition): void {
    setWanted({ ...to, rowKey: rows[to.row - 1]?.key, companyId: columns[to.column - 1]?.id });
  }

  function go(to: GridPosition): void {
    setIsOpen(false);
    set(to);
    setMoves((before) => before + 1);
  }

  /** The column may jump elsewhere: the focus goes along. */
  function steer(action: MatrixActions['onPin'], company: MatrixCompany): void {
    action?.(company);
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
    if (command === 'open') setIsOpen(true);
    if (command === 'pin' && company) steer(actions.onPin, company);
    if (command === 'prefer' && company) steer(actions.onPrefer, company);
    if (command === 'exclude' && company) steer(actions.onExclude, company);
    if (command === 'compose' && company) steer(actions.onCompose, company);
  }

  function onClick(event: MouseEvent): void {
    const cell = cellOf(event.target);
    const isOnButton = event.target instanceof Element && event.target.closest('button, a') !== null;
    const clicked = cell && positionOf(cell);
    if (!clicked || isOnButton) return;
    set(clicked);
    setIsOpen(true);
  }

  function onFocus(event: FocusEvent): void {
    const cell = cellOf(event.target);
    const focused = cell === event.target && cell ? positionOf(cell) : undefined;
    if (focused && (focused.row !== position.row || focused.column !== position.column)) set(focused);
  }

  const close = useCallback((to: 'back' | 'elsewhere'): void => {
    setIsOpen(false);
    if (to === 'back') setMoves((before) => before + 1);
  }, []);

  return { position, moves, isOpen, close, go, onKeyDown, onClick, onFocus };
}

/** Where the wanted cell stands now; when it has gone, the nearest place that the grid still has. */
function positionIn({ rows, columns }: Matrix, shape: GridShape, wanted: Anchored): GridPosition {
  const row = wanted.rowKey === undefined ? -1 : rows.findIndex(({ key }) => key === wanted.rowKey);
  const column = wanted.companyId === undefined ? -1 : columns.findIndex(({ id }) => id === wanted.companyId);
  return at(shape, row < 0 ? wanted.row : row + 1, column < 0 ? wanted.column : column + 1);
}

function cellOf(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null;
}

function positionOf(cell: HTMLElement): GridPosition | undefined {
  const [row, column] = (cell.dataset.cell ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? undefined : { row, column };
}

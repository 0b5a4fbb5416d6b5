import { type RefObject, useEffect, useRef } from 'react';
import type { GridPosition } from '../../../lib/gridMoves';
import type { GridFocus } from './useGridFocus';

/** Brings the cell that the focus was sent to into view and focuses it, once per move. The cell is always in the page. */
export function useFollowFocus(box: RefObject<HTMLDivElement | null>, { position, moves }: GridFocus): void {
  const followed = useRef({ moves: 0, position, hadFocus: false });
  useEffect(() => {
    const grid = box.current;
    const last = followed.current;
    // A cell that is put elsewhere in the page loses the focus without anyone having taken it.
    const isLost = last.hadFocus && document.activeElement === document.body && !isSame(last.position, position);
    const isSent = last.moves !== moves;
    const hasFocus = grid?.contains(document.activeElement) === true;
    followed.current = { moves, position, hadFocus: isSent || isLost || hasFocus };
    if (!grid || (!isSent && !isLost)) return;
    const cell = cellAt(grid, position);
    if (!cell) return;
    bringIntoView(grid, cell);
    cell.focus({ preventScroll: true });
  }, [box, moves, position]);
}

function isSame(one: GridPosition, other: GridPosition): boolean {
  return one.row === other.row && one.column === other.column;
}

/** A heading row has one cell, whatever the column. */
function cellAt(grid: HTMLElement, { row, column }: GridPosition): HTMLElement | null {
  return (
    grid.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ??
    grid.querySelector<HTMLElement>(`[data-cell^="${row}:"]`)
  );
}

/** Scrolls by as much as the cell is outside of the grid, or under a row or a column that stays. */
function bringIntoView(grid: HTMLElement, cell: HTMLElement): void {
  const view = grid.getBoundingClientRect();
  const { top, bottom, left, right } = cell.getBoundingClientRect();
  const heightOf = (edge: string): number => grid.querySelector<HTMLElement>(`[data-edge="${edge}"]`)?.offsetHeight ?? 0;
  const widthOf = (edge: string): number => grid.querySelector<HTMLElement>(`[data-side="${edge}"]`)?.offsetWidth ?? 0;
  const staysAbove = cell.closest('[data-edge]') !== null;
  const staysBeside = getComputedStyle(cell).position === 'sticky';
  grid.scrollBy({
    top: staysAbove ? 0 : outside([top, bottom], [view.top + heightOf('top'), view.bottom - heightOf('bottom')]),
    left: staysBeside ? 0 : outside([left, right], [view.left + widthOf('start'), view.right - widthOf('end')]),
  });
  // The grid itself may reach below the window: details would open out of sight.
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

type Span = readonly [from: number, to: number];

/** How far a span has to move to lie between two edges: the first one prevails. */
export function outside([from, to]: Span, [least, most]: Span): number {
  if (from < least || to - from > most - least) return from - least;
  return to > most ? to - most : 0;
}

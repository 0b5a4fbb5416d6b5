import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import type { GridPosition } from '../model/gridKeys';
import type { GridFocus } from './useGridFocus';

type Window = Virtualizer<HTMLDivElement, Element>;

/** Brings the cell that the focus was sent to into view and focuses it, once per move. */
export function useFollowFocus(
  box: RefObject<HTMLDivElement | null>,
  { position, moves }: GridFocus,
  rows: Window,
  columns: Window,
): void {
  const followed = useRef({ moves: 0, position, hadFocus: false });
  useEffect(() => {
    const last = followed.current;
    // A cell that is put elsewhere in the page loses the focus without anyone having taken it.
    const isLost = last.hadFocus && document.activeElement === document.body && !isSame(last.position, position);
    const isSent = last.moves !== moves;
    const hasFocus = box.current?.contains(document.activeElement) === true;
    followed.current = { moves, position, hadFocus: isSent || isLost || hasFocus };
    if (!isSent && !isLost) return;
    if (position.row > 0 && position.row <= rows.options.count) rows.scrollToIndex(position.row - 1);
    if (position.column > 0 && position.column <= columns.options.count) columns.scrollToIndex(position.column - 1);
    focusCell(box.current, position);
  }, [box, moves, position, rows, columns]);
}

function isSame(one: GridPosition, other: GridPosition): boolean {
  return one.row === other.row && one.column === other.column;
}

/** A heading row has one cell, whatever the column. */
function focusCell(box: HTMLDivElement | null, { row, column }: GridPosition): void {
  const cell =
    box?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ??
    box?.querySelector<HTMLElement>(`[data-cell^="${row}:"]`);
  cell?.focus({ preventScroll: true });
}

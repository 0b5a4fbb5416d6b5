import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridPosition } from '../../../../lib/gridMoves';
import classes from './SheetGrid.module.css';
import type { Cells } from './useCells';

interface GridCellProps {
  /** Where it stands, as spreadsheets say it: `C4`. */
  readonly place: string;
  readonly text: string;
  readonly isFaulty: boolean;
  readonly mark: 'written' | 'corrected' | undefined;
  readonly position: GridPosition;
  readonly cells: Cells;
}

/** One cell: active with the arrows or a click, written with Enter, a letter or a second click. */
export function GridCell({ place, text, isFaulty, mark, position, cells }: GridCellProps): ReactNode {
  const { t } = useTranslation('imports');
  const cell = useRef<HTMLTableCellElement>(null);
  const isActive = isSame(cells.position, position);
  const wasActive = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const { writing } = cells;
  const isWriting = writing !== null && isSame(writing, position);
  useEffect(() => {
    if (isWriting) input.current?.focus();
  }, [isWriting]);
  const takesFocus = !isWriting && cells.focused !== null && isSame(cells.focused, position);
  useEffect(() => {
    if (takesFocus) cell.current?.focus();
  }, [takesFocus]);
  return (
    <td
      ref={cell}
      tabIndex={isActive && !isWriting ? 0 : -1}
      className={classes.cell}
      aria-invalid={isFaulty || undefined}
      data-mark={mark}
      title={mark && t(`check.${mark}`)}
      onMouseDown={() => {
        // A press already gives the cell the focus: only a cell that had it before is written.
        wasActive.current = isActive && cell.current === document.activeElement;
      }}
      onClick={() => !isWriting && wasActive.current && cells.write(position)}
      onDoubleClick={() => !isWriting && cells.write(position)}
      onFocus={() => !isActive && cells.go(position)}
    >
      {isWriting ? (
        <input
          ref={input}
          className={classes.input}
          aria-label={t('check.cell', { cell: place })}
          value={writing.text}
          onChange={(event) => cells.type(event.currentTarget.value)}
          onBlur={cells.leave}
        />
      ) : (
        text
      )}
    </td>
  );
}

function isSame(one: GridPosition, other: GridPosition): boolean {
  return one.row === other.row && one.column === other.column;
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useId, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Matrix } from '../model/matrix';
import type { GoTo, MatrixActions, Requirement } from '../model/types';
import { FootRow } from './FootRow';
import classes from './grid.module.css';
import { HeadRow } from './HeadRow';
import { type FocusInRow, HeadingLine, RequirementLine } from './RequirementLine';
import { isHere, withActive } from './layout';
import { useFollowFocus } from './useFollowFocus';
import { type GridFocus, useGridFocus } from './useGridFocus';

/** Sizes in pixels: fixed, so that 60 requirements by 300 companies scroll without being measured. */
const SIZES = { row: 60, heading: 30, column: 92, first: 204, last: 96 } as const;

interface MatrixGridProps {
  readonly matrix: Matrix;
  /** Whose margin is shown. */
  readonly groupName: string;
  readonly actions: MatrixActions;
  readonly onFind: () => void;
  readonly onHelp: () => void;
  readonly onWho: (requirement: Requirement) => void;
  /** Filled with a function that brings a requirement into view and gives it the focus. */
  readonly goTo: Ref<GoTo>;
}

/** Requirements by companies as an accessible grid; only what is in view is in the page. */
export function MatrixGrid(props: MatrixGridProps): ReactNode {
  const { matrix, actions, onFind, onHelp, onWho, goTo } = props;
  const { t } = useTranslation('coverage');
  const box = useRef<HTMLDivElement>(null);
  const use = useId();
  const { rows, columns } = matrix;
  const focus = useGridFocus({ matrix, actions, onFind, onHelp });
  const rowWindow = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.type === 'heading' ? SIZES.heading : SIZES.row),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    scrollPaddingStart: 150,
    scrollPaddingEnd: 70,
    rangeExtractor: withActive(focus.position.row - 1),
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => SIZES.column,
    getItemKey: (index) => columns[index]?.id ?? index,
    overscan: 4,
    paddingStart: SIZES.first,
    paddingEnd: SIZES.last,
    scrollPaddingStart: SIZES.first,
    scrollPaddingEnd: SIZES.last,
    rangeExtractor: withActive(focus.position.column - 1),
  });
  useFollowFocus(box, focus, rowWindow, columnWindow);
  useImperativeHandle(goTo, () => (requirementId) => {
    const index = rows.findIndex(({ key }) => key === requirementId);
    if (index >= 0) focus.go({ row: index + 1, column: 0 });
  });
  const shown = columnWindow.getVirtualItems().map(({ index, start, size }) => ({ index, start, size }));
  const frame = { sizes: SIZES, width: columnWindow.getTotalSize(), shown, matrix };
  let reached = 0;
  return (
    <>
      <p id={use} hidden>
        {t('grid.use')}
      </p>
      <div
        ref={box}
        role="grid"
        tabIndex={-1}
        aria-label={t('grid.label')}
        aria-describedby={use}
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 2}
        className={classes.grid}
        onKeyDown={focus.onKeyDown}
        onClick={focus.onClick}
        onFocus={focus.onFocus}
      >
        <div role="rowgroup" className={classes.head}>
          <HeadRow frame={frame} focus={focus} actions={actions} groupName={props.groupName} />
        </div>
        <div role="rowgroup">
          {rowWindow.getVirtualItems().map(({ index, start, end }) => {
            const row = rows[index];
            const gap = start - reached;
            reached = end;
            if (!row) return null;
            const place = { index: index + 1, gap, height: end - start };
            return row.type === 'heading' ? (
              <HeadingLine key={row.key} row={row} place={place} frame={frame} isActive={isHere(focus, index + 1)} />
            ) : (
              <RequirementLine
                key={row.key}
                row={row}
                place={place}
                frame={frame}
                focus={focusOf(focus, index + 1)}
                actions={actions}
                onWho={onWho}
              />
            );
          })}
          <div role="presentation" style={{ height: rowWindow.getTotalSize() - reached }} />
        </div>
        <div role="rowgroup" className={classes.foot}>
          <FootRow frame={frame} focus={focus} />
        </div>
      </div>
    </>
  );
}

/** What one row needs to know of the focus: nothing, unless it is in this row. */
function focusOf(focus: GridFocus, row: number): FocusInRow | undefined {
  return isHere(focus, row) ? { column: focus.position.column, isOpen: focus.isOpen, close: focus.close } : undefined;
}

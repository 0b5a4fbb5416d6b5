import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useCallback, useId, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import type { Matrix } from '../model/matrix';
import type { GoTo, MatrixActions, Requirement } from '../model/types';
import { FootRow } from './FootRow';
import classes from './grid.module.css';
import { HeadRow } from './HeadRow';
import { type FocusInRow, type GridFrame, isHere, withActive } from './layout';
import { HeadingLine, RequirementLine } from './RequirementLine';
import { useFollowFocus } from './useFollowFocus';
import { useGridFocus } from './useGridFocus';

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
  const language = useLanguage();
  const { rows, columns } = matrix;
  const focus = useGridFocus({ matrix, actions, onFind, onHelp });
  const rowWindow = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.type === 'heading' ? SIZES.heading : SIZES.row),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 3,
    rangeExtractor: useMemo(() => withActive(focus.position.row - 1), [focus.position.row]),
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => SIZES.column,
    getItemKey: useCallback((index: number) => columns[index]?.id ?? index, [columns]),
    overscan: 2,
    paddingStart: SIZES.first,
    paddingEnd: SIZES.last,
    rangeExtractor: useMemo(() => withActive(focus.position.column - 1), [focus.position.column]),
  });
  useFollowFocus(box, focus);
  useImperativeHandle(goTo, () => (requirementId) => {
    const index = rows.findIndex(({ key }) => key === requirementId);
    if (index >= 0) focus.go({ row: index + 1, column: 0 });
  });
  const inView = columnWindow.getVirtualItems();
  const width = columnWindow.getTotalSize();
  // The same object until other columns come into view: rows that stay are left alone.
  const frame = useMemo(
    (): GridFrame => ({ sizes: SIZES, width, shown: inView.map(({ index, start }) => ({ index, start })), matrix, language }),
    [inView, width, matrix, language],
  );
  const { position, isOpen, close } = focus;
  const focused = useMemo((): FocusInRow => ({ column: position.column, isOpen, close }), [position.column, isOpen, close]);
  const focusIn = (row: number): FocusInRow | undefined => (isHere(focus, row) ? focused : undefined);
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
        <div role="rowgroup" className={classes.head} data-edge="top">
          <HeadRow frame={frame} focus={focusIn(0)} actions={actions} groupName={props.groupName} />
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: rowWindow.getTotalSize() }}>
          {rowWindow.getVirtualItems().map(({ index, start, end }) => {
            const row = rows[index];
            if (!row) return null;
            const place = { index: index + 1, top: start, height: end - start };
            return row.type === 'heading' ? (
              <HeadingLine
                key={row.key}
                row={row}
                {...place}
                width={width}
                isActive={isHere(focus, index + 1)}
                language={language}
              />
            ) : (
              <RequirementLine
                key={row.key}
                row={row}
                {...place}
                frame={frame}
                focus={focusIn(index + 1)}
                actions={actions}
                onWho={onWho}
              />
            );
          })}
        </div>
        <div role="rowgroup" className={classes.foot} data-edge="bottom">
          <FootRow frame={frame} focus={focusIn(rows.length + 1)} />
        </div>
      </div>
    </>
  );
}

import { t } from 'i18next';
import { memo, type ReactNode } from 'react';
import type { Language } from '../../../lib/i18n/language';
import { bringWords } from '../model/companyText';
import type { MatrixColumn } from '../model/matrix';
import classes from './grid.module.css';
import { cellAt, type FocusInRow, type GridFrame } from './layout';

interface FootRowProps {
  readonly frame: GridFrame;
  /** Given when the focus is in this row. */
  readonly focus: FocusInRow | undefined;
}

/** The bottom margin: what each company brings to the group on screen. */
export const FootRow = memo(function FootRow({ frame, focus }: FootRowProps): ReactNode {
  const { columns, rows } = frame.matrix;
  const row = rows.length + 1;
  const active = focus?.column;
  const last = columns.length + 1;
  return (
    <div role="row" aria-rowindex={row + 1} className={`${classes.row} ${classes.footRow}`} style={{ width: frame.width }}>
      <div role="rowheader" className={classes.first} style={{ width: frame.sizes.first }} {...cellAt(row, 0, active === 0)}>
        {t('foot.title', { ns: 'coverage' })}
      </div>
      {frame.shown.map(({ index, start }) => {
        const company = columns[index];
        return (
          company && (
            <FootCell
              key={company.id}
              company={company}
              row={row}
              columnIndex={index + 1}
              isActive={active === index + 1}
              left={start}
              width={frame.sizes.column}
              language={frame.language}
            />
          )
        );
      })}
      <div role="gridcell" className={classes.last} style={{ width: frame.sizes.last }} {...cellAt(row, last, active === last)} />
    </div>
  );
});

interface FootCellProps {
  readonly company: MatrixColumn;
  readonly row: number;
  readonly columnIndex: number;
  readonly isActive: boolean;
  readonly left: number;
  readonly width: number;
  readonly language: Language;
}

const FootCell = memo(function FootCell({ company, row, columnIndex, isActive, left, width }: FootCellProps): ReactNode {
  const words = bringWords(company);
  const [counted, ...more] = words;
  return (
    <div
      role="gridcell"
      className={classes.bring}
      style={{ left, width }}
      aria-label={t('foot.sentence', { ns: 'coverage', company: company.name, what: words.join(', ') })}
      {...cellAt(row, columnIndex, isActive)}
    >
      <span>{counted}</span>
      {more.map((line) => (
        <span key={line} className={classes.strong}>
          {line}
        </span>
      ))}
    </div>
  );
});

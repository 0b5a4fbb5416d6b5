import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bringWords } from '../model/companyText';
import classes from './grid.module.css';
import { cellAt, gapBefore, type GridFrame } from './layout';
import type { GridFocus } from './useGridFocus';

interface FootRowProps {
  readonly frame: GridFrame;
  readonly focus: GridFocus;
}

/** The bottom margin: what each company brings to the group on screen. */
export function FootRow({ frame, focus }: FootRowProps): ReactNode {
  const { t } = useTranslation('coverage');
  const { columns, rows } = frame.matrix;
  const row = rows.length + 1;
  const active = focus.position.row === row ? focus.position.column : undefined;
  const last = columns.length + 1;
  return (
    <div role="row" aria-rowindex={row + 1} className={classes.row} style={{ width: frame.width }}>
      <div role="rowheader" className={classes.first} style={{ width: frame.sizes.first }} {...cellAt(row, 0, active === 0)}>
        {t('foot.title')}
      </div>
      {frame.shown.map(({ index }, rank) => {
        const company = columns[index];
        if (!company) return null;
        const [counted, ...more] = bringWords(company);
        return (
          <div
            key={company.id}
            role="gridcell"
            className={classes.bring}
            style={{ width: frame.sizes.column, marginInlineStart: gapBefore(frame, rank) }}
            aria-label={t('foot.sentence', { company: company.name, what: bringWords(company).join(', ') })}
            {...cellAt(row, index + 1, active === index + 1)}
          >
            <span>{counted}</span>
            {more.map((words) => (
              <span key={words} className={classes.strong}>
                {words}
              </span>
            ))}
          </div>
        );
      })}
      <div role="gridcell" className={classes.last} style={{ width: frame.sizes.last }} {...cellAt(row, last, active === last)} />
    </div>
  );
}

import { memo, type ReactNode } from 'react';
import type { Language } from '../../../lib/i18n/language';
import { cellTexts } from '../model/cellTexts';
import type { RequirementRow } from '../model/matrix';
import type { Contribution } from '../model/types';
import classes from './grid.module.css';
import { cellAt } from './layout';
import marks from './marks.module.css';

interface MatrixCellProps {
  readonly row: RequirementRow;
  readonly company: string;
  readonly contribution: Contribution | undefined;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly isActive: boolean;
  /** Where it starts in its row. */
  readonly left: number;
  readonly width: number;
  readonly isEdge: boolean;
  readonly language: Language;
  /** Its details, while they are open. */
  readonly children: ReactNode;
}

/**
 * What one company brings to one requirement: proof as a shape, level or figure as words. Everything is in its sentence.
 * Hundreds come and go while the grid scrolls: no hooks in here, and a place of its own, so that no other cell moves.
 */
export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps): ReactNode {
  const { row, company, contribution } = props;
  const { sentence, main, more, proof } = cellTexts(row, company, contribution, props.language);
  return (
    <div
      role="gridcell"
      className={props.isEdge ? `${classes.cell} ${classes.candidateEdge}` : classes.cell}
      style={{ left: props.left, width: props.width }}
      data-answer={contribution?.answer}
      aria-label={sentence}
      title={contribution ? sentence : undefined}
      {...cellAt(props.rowIndex, props.columnIndex, props.isActive)}
    >
      {contribution ? (
        <>
          <span className={`${classes.main} ${marks.before}`} data-proof={contribution.proof}>
            {main}
          </span>
          {more !== '' && <span className={classes.more}>{more}</span>}
          {proof !== main && <span className={classes.proofWord}>{proof}</span>}
        </>
      ) : (
        row.requirement.kind !== 'FREE_TEXT' && <span className={classes.nothing} />
      )}
      {props.children}
    </div>
  );
});

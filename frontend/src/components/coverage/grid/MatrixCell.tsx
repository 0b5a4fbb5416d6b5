import { t } from 'i18next';
import { memo, type ReactNode } from 'react';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { formatMonth } from '../../../lib/format/dates';
import type { RequirementRow } from '../model/matrix';
import { cellSentence, contributionFigure } from '../model/requirementText';
import type { Contribution } from '../model/types';
import classes from './grid.module.css';
import { cellAt } from './layout';
import { ProofMark } from './ProofMark';

interface MatrixCellProps {
  readonly row: RequirementRow;
  readonly company: string;
  readonly contribution: Contribution | undefined;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly isActive: boolean;
  readonly width: number;
  readonly gap: number;
  readonly isEdge: boolean;
  /** Its details, while they are open. */
  readonly children: ReactNode;
}

/** What one company brings to one requirement: proof as a shape, level or figure as words. Everything is in its sentence. */
export const MatrixCell = memo(function MatrixCell(props: MatrixCellProps): ReactNode {
  const language = useLanguage();
  const word = useWords();
  const { row, company, contribution } = props;
  const sentence = cellSentence(company, row, contribution, language);
  const [main, more] = contribution ? linesOf(row, contribution, language, word) : [];
  const proof = contribution && t(`proof.${contribution.proof}`, { ns: 'coverage' });
  return (
    <div
      role="gridcell"
      className={props.isEdge ? `${classes.cell} ${classes.candidateEdge}` : classes.cell}
      style={{ width: props.width, marginInlineStart: props.gap }}
      data-answer={contribution?.answer}
      aria-label={sentence}
      title={contribution ? sentence : undefined}
      {...cellAt(props.rowIndex, props.columnIndex, props.isActive)}
    >
      {contribution ? (
        <>
          <span className={classes.main}>
            <ProofMark proof={contribution.proof} />
            <span className={classes.cut}>{main}</span>
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

/** Level and figure; where there is neither, until when it holds. */
function linesOf(
  { requirement }: RequirementRow,
  contribution: Contribution,
  language: ReturnType<typeof useLanguage>,
  word: ReturnType<typeof useWords>,
): [main: string, more: string] {
  const { level, proof, validUntil } = contribution;
  const figure = contributionFigure(requirement, contribution, language);
  if (level) return [word(`level.${level}`), figure];
  if (figure !== '') return [figure, ''];
  return [validUntil === null ? t(`proof.${proof}`, { ns: 'coverage' }) : formatMonth(validUntil, language), ''];
}

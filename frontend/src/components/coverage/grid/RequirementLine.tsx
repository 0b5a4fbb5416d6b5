import { t } from 'i18next';
import { memo, type ReactNode } from 'react';
import type { Language } from '../../../lib/i18n/language';
import { marginOf } from '../model/margin';
import type { HeadingRow, RequirementRow } from '../model/matrix';
import { reachedText, requirementThreshold, requirementTitle } from '../model/requirementText';
import type { MatrixActions, Requirement } from '../model/types';
import { CellPopover } from './CellPopover';
import { ContributionDetails } from './ContributionDetails';
import classes from './grid.module.css';
import { isFirstCandidate } from './HeadRow';
import { cellAt, type FocusInRow, type GridFrame } from './layout';
import { MARGIN_WORDS, MarginMark } from './MarginMark';
import { MatrixCell } from './MatrixCell';
import { RequirementDetails } from './RequirementDetails';

/** Where a row stands: its place in the grid (the header is 0), and its pixels below the header. */
interface RowPlace {
  readonly index: number;
  readonly top: number;
  readonly height: number;
}

interface HeadingLineProps extends RowPlace {
  readonly row: HeadingRow;
  readonly width: number;
  readonly isActive: boolean;
  readonly language: Language;
}

/** The name of a group of requirements, over their rows. */
export const HeadingLine = memo(function HeadingLine(props: HeadingLineProps): ReactNode {
  const { row, index, top, height, width } = props;
  const blanks = { ns: 'coverage', kind: t(`requirementKind.${row.kind}`, { ns: 'words' }), count: row.count } as const;
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      className={`${classes.row} ${classes.placed} ${classes.headingRow}`}
      style={{ width, height, top }}
    >
      <div role="rowheader" className={classes.heading} {...cellAt(index, 0, props.isActive)}>
        {row.isMandatory ? t('heading.mandatory', blanks) : t('heading.desirable', blanks)}
      </div>
    </div>
  );
});

interface RequirementLineProps extends RowPlace {
  readonly row: RequirementRow;
  readonly frame: GridFrame;
  /** Given when the focus is in this row. */
  readonly focus: FocusInRow | undefined;
  readonly actions: MatrixActions;
  readonly onWho: (requirement: Requirement) => void;
}

/** One requirement: what is asked, who answers it, and what remains when one company falls out. */
export const RequirementLine = memo(function RequirementLine(props: RequirementLineProps): ReactNode {
  const { row, index: rowIndex, top, height, frame, focus, actions } = props;
  const { columns, cell } = frame.matrix;
  const { language, sizes } = frame;
  const last = columns.length + 1;
  const opened = focus?.isOpen ? focus.column : undefined;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 1}
      className={`${classes.row} ${classes.placed}`}
      style={{ width: frame.width, height, top }}
    >
      <RequirementHead
        row={row}
        rowIndex={rowIndex}
        width={sizes.first}
        isActive={focus?.column === 0}
        language={language}
      >
        {opened === 0 && focus && (
          <CellPopover label={requirementTitle(row.requirement)} onClose={focus.close}>
            <RequirementDetails
              row={row}
              actions={actions}
              onWho={props.onWho}
              onClose={() => focus.close('elsewhere')}
            />
          </CellPopover>
        )}
      </RequirementHead>
      {frame.shown.map(({ index, start }) => {
        const company = columns[index];
        if (!company) return null;
        const contribution = cell(row.requirement.id, company.id);
        return (
          <MatrixCell
            key={company.id}
            row={row}
            company={company.name}
            contribution={contribution}
            rowIndex={rowIndex}
            columnIndex={index + 1}
            isActive={focus?.column === index + 1}
            left={start}
            width={sizes.column}
            isEdge={isFirstCandidate(columns, index)}
            language={language}
          >
            {opened === index + 1 && focus && (
              <CellPopover label={company.name} onClose={focus.close}>
                <ContributionDetails row={row} company={company} contribution={contribution} actions={actions} />
              </CellPopover>
            )}
          </MatrixCell>
        );
      })}
      <Margin
        row={row}
        width={sizes.last}
        rowIndex={rowIndex}
        columnIndex={last}
        isActive={focus?.column === last}
        language={language}
      />
    </div>
  );
});

interface RequirementHeadProps {
  readonly row: RequirementRow;
  readonly rowIndex: number;
  readonly width: number;
  readonly isActive: boolean;
  readonly language: Language;
  /** Its details, while they are open. */
  readonly children: ReactNode;
}

/** What is asked; kept while the grid scrolls. */
const RequirementHead = memo(function RequirementHead(props: RequirementHeadProps): ReactNode {
  const { number, requirement } = props.row;
  return (
    <div
      role="rowheader"
      className={classes.first}
      style={{ width: props.width }}
      {...cellAt(props.rowIndex, 0, props.isActive)}
    >
      <span className={classes.title}>
        <span className={classes.number}>{number}</span>
        <span className={classes.clamp}>{requirementTitle(requirement)}</span>
      </span>
      <span className={classes.threshold}>{requirementThreshold(requirement, props.language)}</span>
      {props.children}
    </div>
  );
});

interface MarginProps {
  readonly row: RequirementRow;
  readonly width: number;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly isActive: boolean;
  readonly language: Language;
}

const Margin = memo(function Margin({ row, width, language, ...at }: MarginProps): ReactNode {
  const { cover, number, requirement } = row;
  const reached = cover ? reachedText(requirement, cover, language) : '';
  const state = t(cover ? MARGIN_WORDS[marginOf(cover)] : 'margin.unknown', { ns: 'coverage' });
  return (
    <div
      role="gridcell"
      className={classes.last}
      style={{ width }}
      aria-label={t('margin.sentence', { ns: 'coverage', number, state: reached === '' ? state : `${state}, ${reached}` })}
      {...cellAt(at.rowIndex, at.columnIndex, at.isActive)}
    >
      <MarginMark cover={cover} />
      {reached !== '' && <span className={classes.caption}>{reached}</span>}
    </div>
  );
});

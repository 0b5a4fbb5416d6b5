import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import type { HeadingRow, RequirementRow } from '../model/matrix';
import { reachedText, requirementThreshold, requirementTitle } from '../model/requirementText';
import type { MatrixActions, Requirement } from '../model/types';
import { CellPopover } from './CellPopover';
import { ContributionDetails } from './ContributionDetails';
import classes from './grid.module.css';
import { isFirstCandidate } from './HeadRow';
import { cellAt, gapBefore, type GridFrame, type RowPlace } from './layout';
import { MARGIN_WORDS, MarginMark } from './MarginMark';
import { marginOf } from '../model/margin';
import { MatrixCell } from './MatrixCell';
import { RequirementDetails } from './RequirementDetails';
import type { GridFocus } from './useGridFocus';

interface HeadingLineProps {
  readonly row: HeadingRow;
  readonly place: RowPlace;
  readonly frame: GridFrame;
  readonly isActive: boolean;
}

/** The name of a group of requirements, over their rows. */
export function HeadingLine({ row, place, frame, isActive }: HeadingLineProps): ReactNode {
  const { t } = useTranslation('coverage');
  const word = useWords();
  const blanks = { kind: word(`requirementKind.${row.kind}`), count: row.count };
  return (
    <div
      role="row"
      aria-rowindex={place.index + 1}
      className={`${classes.row} ${classes.headingRow}`}
      style={{ width: frame.width, height: place.height, marginBlockStart: place.gap }}
    >
      <div role="rowheader" className={classes.heading} {...cellAt(place.index, 0, isActive)}>
        {row.isMandatory ? t('heading.mandatory', blanks) : t('heading.desirable', blanks)}
      </div>
    </div>
  );
}

/** The focus, as far as one row has to know of it. */
export interface FocusInRow {
  readonly column: number;
  readonly isOpen: boolean;
  readonly close: GridFocus['close'];
}

interface RequirementLineProps {
  readonly row: RequirementRow;
  readonly place: RowPlace;
  readonly frame: GridFrame;
  /** Given when the focus is in this row. */
  readonly focus: FocusInRow | undefined;
  readonly actions: MatrixActions;
  readonly onWho: (requirement: Requirement) => void;
}

/** One requirement: what is asked, who answers it, and what remains when one company falls out. */
export function RequirementLine(props: RequirementLineProps): ReactNode {
  const { row, place, frame, focus } = props;
  const { columns, cell } = frame.matrix;
  const last = columns.length + 1;
  const opened = focus?.isOpen ? focus.column : undefined;
  return (
    <div
      role="row"
      aria-rowindex={place.index + 1}
      className={classes.row}
      style={{ width: frame.width, height: place.height, marginBlockStart: place.gap }}
    >
      <RequirementHead
        row={row}
        rowIndex={place.index}
        width={frame.sizes.first}
        isActive={focus?.column === 0}
      >
        {opened === 0 && focus && (
          <CellPopover label={requirementTitle(row.requirement)} onClose={focus.close}>
            <RequirementDetails
              row={row}
              actions={props.actions}
              onWho={props.onWho}
              onClose={() => focus.close('elsewhere')}
            />
          </CellPopover>
        )}
      </RequirementHead>
      {frame.shown.map(({ index }, rank) => {
        const company = columns[index];
        if (!company) return null;
        const isOpen = opened === index + 1;
        return (
          <MatrixCell
            key={company.id}
            row={row}
            company={company.name}
            contribution={cell(row.requirement.id, company.id)}
            rowIndex={place.index}
            columnIndex={index + 1}
            isActive={focus?.column === index + 1}
            width={frame.sizes.column}
            gap={gapBefore(frame, rank)}
            isEdge={isFirstCandidate(columns, index)}
          >
            {isOpen && focus && (
              <CellPopover label={company.name} onClose={focus.close}>
                <ContributionDetails
                  row={row}
                  company={company}
                  contribution={cell(row.requirement.id, company.id)}
                  actions={props.actions}
                />
              </CellPopover>
            )}
          </MatrixCell>
        );
      })}
      <Margin
        row={row}
        width={frame.sizes.last}
        rowIndex={place.index}
        columnIndex={last}
        isActive={focus?.column === last}
      />
    </div>
  );
}

interface RequirementHeadProps {
  readonly row: RequirementRow;
  readonly rowIndex: number;
  readonly width: number;
  readonly isActive: boolean;
  /** Its details, while they are open. */
  readonly children: ReactNode;
}

/** What is asked; kept while the grid scrolls. */
const RequirementHead = memo(function RequirementHead(props: RequirementHeadProps): ReactNode {
  const language = useLanguage();
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
      <span className={classes.threshold}>{requirementThreshold(requirement, language)}</span>
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
}

const Margin = memo(function Margin({ row, width, ...at }: MarginProps): ReactNode {
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  const { cover, number, requirement } = row;
  const reached = cover ? reachedText(requirement, cover, language) : '';
  const state = cover ? t(MARGIN_WORDS[marginOf(cover)]) : t('margin.unknown');
  return (
    <div
      role="gridcell"
      className={classes.last}
      style={{ width }}
      aria-label={t('margin.sentence', { number, state: reached === '' ? state : `${state}, ${reached}` })}
      {...cellAt(at.rowIndex, at.columnIndex, at.isActive)}
    >
      <MarginMark cover={cover} />
      {reached !== '' && <span className={classes.caption}>{reached}</span>}
    </div>
  );
});

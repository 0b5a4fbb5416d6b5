import { t } from 'i18next';
import { Ban, type LucideIcon, Pin, ThumbsUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Language } from '../../../lib/i18n/language';
import { companyCaption } from '../model/companyText';
import type { MatrixColumn } from '../model/matrix';
import type { MatrixActions } from '../model/types';
import { CellPopover } from './CellPopover';
import { CompanyDetails } from './CompanyDetails';
import classes from './grid.module.css';
import { cellAt, type FocusInRow, type GridFrame } from './layout';

interface HeadRowProps {
  readonly frame: GridFrame;
  /** Given when the focus is in this row. */
  readonly focus: FocusInRow | undefined;
  readonly actions: MatrixActions;
  readonly groupName: string;
}

/** The companies: what they are in the group, and the three ways to steer. */
export const HeadRow = memo(function HeadRow({ frame, focus, actions, groupName }: HeadRowProps): ReactNode {
  const { columns } = frame.matrix;
  const active = focus?.column;
  const last = columns.length + 1;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${classes.row} ${classes.headRow}`}
      data-steered={actions.onPin !== undefined || undefined}
      style={{ width: frame.width }}
    >
      <div
        role="columnheader"
        data-side="start"
        className={classes.first}
        style={{ width: frame.sizes.first }}
        {...cellAt(0, 0, active === 0)}
      >
        {t('grid.requirement', { ns: 'coverage' })}
      </div>
      {frame.shown.map(({ index, start }) => {
        const company = columns[index];
        if (!company) return null;
        const isActive = active === index + 1;
        return (
          <HeadCell
            key={company.id}
            company={company}
            columnIndex={index + 1}
            isActive={isActive}
            left={start}
            width={frame.sizes.column}
            isEdge={isFirstCandidate(columns, index)}
            actions={actions}
            language={frame.language}
          >
            {isActive && focus?.isOpen && (
              <CellPopover label={company.name} onClose={focus.close}>
                <CompanyDetails company={company} actions={actions} />
              </CellPopover>
            )}
          </HeadCell>
        );
      })}
      <div
        role="columnheader"
        data-side="end"
        className={classes.last}
        style={{ width: frame.sizes.last }}
        {...cellAt(0, last, active === last)}
      >
        {t('margin.title', { ns: 'coverage' })}
        <span className={classes.group} title={groupName}>
          {groupName}
        </span>
      </div>
    </div>
  );
});

interface HeadCellProps {
  readonly company: MatrixColumn;
  readonly columnIndex: number;
  readonly isActive: boolean;
  /** Where it starts in its row. */
  readonly left: number;
  readonly width: number;
  readonly isEdge: boolean;
  readonly actions: MatrixActions;
  readonly language: Language;
  /** Its details, while they are open. */
  readonly children: ReactNode;
}

/** Kept while the grid scrolls. */
const HeadCell = memo(function HeadCell(props: HeadCellProps): ReactNode {
  const { company, actions } = props;
  return (
    <div
      role="columnheader"
      className={props.isEdge ? `${classes.company} ${classes.candidateEdge}` : classes.company}
      style={{ left: props.left, width: props.width }}
      data-place={company.place}
      data-excluded={company.isExcluded || undefined}
      title={company.name}
      {...cellAt(0, props.columnIndex, props.isActive)}
    >
      <span className={classes.name}>{company.name}</span>
      <span className={classes.caption}>{companyCaption(company)}</span>
      <SteerButtons company={company} actions={actions} />
      {props.children}
    </div>
  );
});

/** Whether members end before this column. */
export function isFirstCandidate(columns: readonly MatrixColumn[], index: number): boolean {
  return index > 0 && columns[index]?.place === 'candidate' && columns[index - 1]?.place !== 'candidate';
}

interface SteerButtonsProps {
  readonly company: MatrixColumn;
  readonly actions: MatrixActions;
}

/** Not tab stops: with the keyboard, p, f and x do the same on the focused column. */
function SteerButtons({ company, actions }: SteerButtonsProps): ReactNode {
  const { onPin, onPrefer, onExclude } = actions;
  if (!onPin || !onPrefer || !onExclude) return null;
  const { isPinned, isPreferred, isExcluded } = company;
  const say = (key: SteerKey): string => t(`company.${key}`, { ns: 'coverage', company: company.name });
  return (
    <span className={classes.steer}>
      <Steer Icon={Pin} isOn={isPinned} label={say(isPinned ? 'unpinNamed' : 'pinNamed')} onClick={() => onPin(company)} />
      <Steer
        Icon={ThumbsUp}
        isOn={isPreferred}
        label={say(isPreferred ? 'unpreferNamed' : 'preferNamed')}
        onClick={() => onPrefer(company)}
      />
      <Steer
        Icon={Ban}
        isOn={isExcluded}
        isAgainst
        label={say(isExcluded ? 'includeNamed' : 'excludeNamed')}
        onClick={() => onExclude(company)}
      />
    </span>
  );
}

type SteerKey = 'pinNamed' | 'unpinNamed' | 'preferNamed' | 'unpreferNamed' | 'excludeNamed' | 'includeNamed';

interface SteerProps {
  readonly Icon: LucideIcon;
  readonly isOn: boolean | undefined;
  readonly isAgainst?: boolean;
  readonly label: string;
  readonly onClick: () => void;
}

/** A plain button: three for each of hundreds of columns, they come and go while the grid scrolls. */
function Steer({ Icon, isOn, isAgainst, label, onClick }: SteerProps): ReactNode {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.steerButton}
      data-on={isOn || undefined}
      data-against={isAgainst}
      aria-label={label}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}

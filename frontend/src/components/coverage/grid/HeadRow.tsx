import { ActionIcon } from '@mantine/core';
import { Ban, Pin, ThumbsUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import type { MatrixColumn } from '../model/matrix';
import type { MatrixActions } from '../model/types';
import { companyCaption } from '../model/companyText';
import { CellPopover } from './CellPopover';
import { CompanyDetails } from './CompanyDetails';
import classes from './grid.module.css';
import { cellAt, gapBefore, type GridFrame } from './layout';
import type { GridFocus } from './useGridFocus';

interface HeadRowProps {
  readonly frame: GridFrame;
  readonly focus: GridFocus;
  readonly actions: MatrixActions;
  readonly groupName: string;
}

/** The companies: what they are in the group, and the three ways to steer. */
export function HeadRow({ frame, focus, actions, groupName }: HeadRowProps): ReactNode {
  const { t } = useTranslation('coverage');
  const { columns } = frame.matrix;
  const active = focus.position.row === 0 ? focus.position.column : undefined;
  const last = columns.length + 1;
  return (
    <div role="row" aria-rowindex={1} className={classes.row} style={{ width: frame.width }}>
      <div role="columnheader" className={classes.first} style={{ width: frame.sizes.first }} {...cellAt(0, 0, active === 0)}>
        {t('grid.requirement')}
      </div>
      {frame.shown.map(({ index }, rank) => {
        const company = columns[index];
        if (!company) return null;
        const isActive = active === index + 1;
        return (
          <HeadCell
            key={company.id}
            company={company}
            columnIndex={index + 1}
            isActive={isActive}
            width={frame.sizes.column}
            gap={gapBefore(frame, rank)}
            isEdge={isFirstCandidate(columns, index)}
            actions={actions}
          >
            {isActive && focus.isOpen && (
              <CellPopover label={company.name} onClose={focus.close}>
                <CompanyDetails company={company} actions={actions} />
              </CellPopover>
            )}
          </HeadCell>
        );
      })}
      <div role="columnheader" className={classes.last} style={{ width: frame.sizes.last }} {...cellAt(0, last, active === last)}>
        {t('margin.title')}
        <span className={classes.group} title={groupName}>
          {groupName}
        </span>
      </div>
    </div>
  );
}

interface HeadCellProps {
  readonly company: MatrixColumn;
  readonly columnIndex: number;
  readonly isActive: boolean;
  readonly width: number;
  readonly gap: number;
  readonly isEdge: boolean;
  readonly actions: MatrixActions;
  /** Its details, while they are open. */
  readonly children: ReactNode;
}

/** Kept while the grid scrolls: its buttons are the dearest things in it. */
const HeadCell = memo(function HeadCell(props: HeadCellProps): ReactNode {
  const { company, actions } = props;
  useLanguage();
  return (
    <div
      role="columnheader"
      className={props.isEdge ? `${classes.company} ${classes.candidateEdge}` : classes.company}
      style={{ width: props.width, marginInlineStart: props.gap }}
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
  const { t } = useTranslation('coverage');
  const { onPin, onPrefer, onExclude } = actions;
  if (!onPin || !onPrefer || !onExclude) return null;
  const blanks = { company: company.name };
  return (
    <span className={classes.steer}>
      <ActionIcon
        size={24}
        tabIndex={-1}
        variant={company.isPinned ? 'filled' : 'subtle'}
        color={company.isPinned ? 'lake' : 'gray'}
        aria-label={company.isPinned ? t('company.unpinNamed', blanks) : t('company.pinNamed', blanks)}
        onClick={() => onPin(company)}
      >
        <Pin size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={24}
        tabIndex={-1}
        variant={company.isPreferred ? 'filled' : 'subtle'}
        color={company.isPreferred ? 'lake' : 'gray'}
        aria-label={company.isPreferred ? t('company.unpreferNamed', blanks) : t('company.preferNamed', blanks)}
        onClick={() => onPrefer(company)}
      >
        <ThumbsUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon
        size={24}
        tabIndex={-1}
        variant={company.isExcluded ? 'filled' : 'subtle'}
        color={company.isExcluded ? 'brick' : 'gray'}
        aria-label={company.isExcluded ? t('company.includeNamed', blanks) : t('company.excludeNamed', blanks)}
        onClick={() => onExclude(company)}
      >
        <Ban size={14} aria-hidden />
      </ActionIcon>
    </span>
  );
}

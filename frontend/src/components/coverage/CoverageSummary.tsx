import { Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBadge } from '../states/StateBadge';
import classes from './CoverageMatrix.module.css';
import { type MarginState, marginOf } from './model/margin';
import type { MatrixRow, RequirementRow } from './model/matrix';
import { requirementTitle } from './model/requirementText';
import type { CoverageLines } from './model/types';

interface CoverageSummaryProps {
  readonly rows: readonly MatrixRow[];
  readonly group: CoverageLines | undefined;
  readonly onGoTo: (requirementId: string) => void;
}

/** Where the group on screen stands, and the way to each requirement that needs something. */
export function CoverageSummary({ rows, group, onGoTo }: CoverageSummaryProps): ReactNode {
  const { t } = useTranslation('coverage');
  return (
    <div className={classes.summary} aria-busy={group === undefined}>
      {group && <Standing group={group} />}
      <Gaps rows={rows} states={['missing', 'partly']} word={t('summary.missing')} color="var(--bad)" onGoTo={onGoTo} />
      <Gaps rows={rows} states={['toJudge']} word={t('summary.toJudge')} color="var(--signal)" onGoTo={onGoTo} />
      <Gaps rows={rows} states={['fragile']} word={t('summary.fragile')} color="var(--signal)" onGoTo={onGoTo} />
    </div>
  );
}

function Standing({ group }: { readonly group: CoverageLines }): ReactNode {
  const { t } = useTranslation('coverage');
  if (group.nMandatory === 0) return <Text size="sm">{t('summary.noMandatory')}</Text>;
  if (group.isCovered) return <StateBadge tone="good">{t('summary.covered')}</StateBadge>;
  const covered = group.nMandatory - group.nMissingMandatory;
  return (
    <Group gap="xs">
      <Progress
        className={classes.bar}
        size="sm"
        value={(100 * covered) / group.nMandatory}
        color="lake"
        aria-label={t('summary.progress', { covered, total: group.nMandatory })}
      />
      <Text size="sm">{t('summary.progress', { covered, total: group.nMandatory })}</Text>
    </Group>
  );
}

interface GapsProps {
  readonly rows: readonly MatrixRow[];
  readonly states: readonly MarginState[];
  readonly word: string;
  readonly color: string;
  readonly onGoTo: (requirementId: string) => void;
}

function Gaps({ rows, states, word, color, onGoTo }: GapsProps): ReactNode {
  const { t } = useTranslation('coverage');
  const found = rows.filter(
    (row): row is RequirementRow =>
      row.type === 'requirement' && row.cover !== undefined && states.includes(marginOf(row.cover)),
  );
  if (found.length === 0) return null;
  return (
    <span className={classes.gaps} style={{ color }}>
      <Text component="span" size="sm" fw={600}>
        {word}
      </Text>
      {found.map(({ key, number, requirement }) => {
        const label = t('summary.goTo', { number, title: requirementTitle(requirement) });
        return (
          <button key={key} type="button" className={classes.gap} aria-label={label} title={label} onClick={() => onGoTo(key)}>
            {number}
          </button>
        );
      })}
    </span>
  );
}

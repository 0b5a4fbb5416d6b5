import { Chip, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../../components/coverage/MatrixToolbar';
import { type ComparableGroup, MOST_COMPARED } from '../../model/trying/comparedGroups';
import type { LotFacts } from '../useLotFacts';
import classes from './GroupsComparison.module.css';
import { ComparisonTable } from './ComparisonTable';
import { useComparedGroups } from './useComparedGroups';

interface GroupsComparisonProps {
  readonly lot: { readonly id: string; readonly number: string };
  /** All that can be compared: suggestions, scenarios, consortia, the composition. */
  readonly groups: readonly ComparableGroup[];
  readonly facts: LotFacts;
  readonly instant: Instant;
  /** Takes a group into the composition. */
  readonly onTake: (group: ComparableGroup) => void;
}

/** How many are compared before anybody has chosen. */
const FIRST_COMPARED = 3;

/** Groups side by side: what differs between them, or all of it. */
export function GroupsComparison({ lot, groups, facts, instant, onTake }: GroupsComparisonProps): ReactNode {
  const { t } = useTranslation('lots');
  const title = useId();
  const [picked, setPicked] = useState<readonly string[]>();
  const [shows, setShows] = useState<'differences' | 'all'>('differences');
  const chosen = useMemo(
    () =>
      picked
        ? groups.filter(({ key }) => picked.includes(key)).slice(0, MOST_COMPARED)
        : groups.slice(0, FIRST_COMPARED),
    [groups, picked],
  );
  const chosenKeys = chosen.map(({ key }) => key);
  const compared = useComparedGroups({ lotId: lot.id, instant }, chosen);
  if (groups.length < 2) return null;
  return (
    <section aria-labelledby={title} className={classes.comparison} data-wide>
      <Title order={2} id={title}>
        {t('compare.title')}
      </Title>
      <div className={classes.bar}>
        <div role="group" aria-label={t('compare.choose')}>
          <Text size="sm" mb={4}>
            {t('compare.lead')}
          </Text>
          <Group gap="xs">
            {groups.map(({ key, name }) => {
              const isChosen = chosenKeys.includes(key);
              return (
                <Chip
                  key={key}
                  size="sm"
                  classNames={{ label: classes.chip }}
                  checked={isChosen}
                  disabled={!isChosen && chosen.length >= MOST_COMPARED}
                  onChange={() => setPicked(isChosen ? chosenKeys.filter((each) => each !== key) : [...chosenKeys, key])}
                >
                  {name}
                </Chip>
              );
            })}
          </Group>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t('compare.show')}
          value={shows}
          onChange={setShows}
          data={[
            { value: 'differences' as const, label: t('compare.differences') },
            { value: 'all' as const, label: t('compare.all') },
          ]}
        />
      </div>
      {chosen.length < 2 ? (
        <Text size="sm">{t('compare.fewer')}</Text>
      ) : (
        <ComparisonTable lotNumber={lot.number} groups={compared} facts={facts} isShort={shows === 'differences'} onTake={onTake} />
      )}
    </section>
  );
}

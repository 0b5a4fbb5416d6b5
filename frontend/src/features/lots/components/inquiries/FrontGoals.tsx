import { Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Objective } from '../../../../gql/lots';
import { useWords } from '../../../../lib/i18n/useWords';
import { goalsWith, WEIGHED_GOALS } from './weighedGoals';

interface FrontGoalsProps {
  /** Two or three different goals. */
  readonly goals: readonly Objective[];
  readonly onGoals: (goals: readonly Objective[]) => void;
}

const PLACES = ['first', 'second', 'third'] as const;
const NONE = '';

/** Which two or three goals are weighed; choosing one that stands elsewhere exchanges the two. */
export function FrontGoals({ goals, onGoals }: FrontGoalsProps): ReactNode {
  const { t } = useTranslation('lots');
  const words = useWords();
  const choices = WEIGHED_GOALS.map((goal) => ({ value: goal as string, label: words(`objective.${goal}`) }));
  return (
    <Stack gap={6} role="group" aria-label={t('questions.frontGoals')}>
      {PLACES.map((place, index) => (
        <Select
          key={place}
          size="xs"
          label={t(`questions.frontGoal.${place}`)}
          allowDeselect={false}
          withScrollArea={false}
          data={place === 'third' ? [{ value: NONE, label: t('questions.frontNoThird') }, ...choices] : choices}
          value={goals[index] ?? NONE}
          onChange={(chosen) => onGoals(goalsWith(goals, index, WEIGHED_GOALS.find((goal) => goal === chosen)))}
        />
      ))}
    </Stack>
  );
}

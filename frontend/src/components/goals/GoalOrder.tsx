import { ActionIcon, Input, VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Objective } from '../../gql/components';
import { useWords } from '../../lib/i18n/useWords';
import classes from './GoalOrder.module.css';
import { moveGoal } from './goals';

interface GoalOrderProps {
  readonly goals: readonly Objective[];
  readonly onChange: (goals: readonly Objective[]) => void;
  /** What the order decides. */
  readonly hint: string;
}

/** The goals in order of importance, moved by buttons: no dragging. */
export function GoalOrder({ goals, onChange, hint }: GoalOrderProps): ReactNode {
  const { t } = useTranslation('components');
  const word = useWords();
  const [said, setSaid] = useState('');

  function move(goal: Objective, by: -1 | 1): void {
    const moved = moveGoal(goals, goal, by);
    const place = moved.indexOf(goal) + 1;
    setSaid(t('goals.moved', { goal: word(`objective.${goal}`), place, total: goals.length }));
    if (moved !== goals) onChange(moved);
  }

  return (
    <Input.Wrapper label={t('goals.order')} description={hint} size="xs" labelElement="div">
      <ol className={classes.goals}>
        {goals.map((each, index) => {
          const goal = word(`objective.${each}`);
          return (
            <li key={each} className={classes.goal}>
              <span>
                {index + 1}. {goal}
              </span>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t('goals.up', { goal })}
                aria-disabled={index === 0}
                data-disabled={index === 0 || undefined}
                onClick={() => move(each, -1)}
              >
                <ArrowUp size={15} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t('goals.down', { goal })}
                aria-disabled={index === goals.length - 1}
                data-disabled={index === goals.length - 1 || undefined}
                onClick={() => move(each, 1)}
              >
                <ArrowDown size={15} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Input.Wrapper>
  );
}

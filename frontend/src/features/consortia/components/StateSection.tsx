import { Button, Group, Text } from '@mantine/core';
import { Check, Circle, CircleDot } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/Section';
import { useWords } from '../../../lib/i18n/useWords';
import type { State } from '../consortiaSearch';
import { ChangeStateDialog } from './ChangeStateDialog';
import type { ConsortiumProps } from './consortium';
import classes from './StateSection.module.css';

const PATH: readonly State[] = ['DRAFT', 'INVITING', 'FORMED', 'SUBMITTED'];
/** The steps back and out are offered quietly. */
const ONWARD: readonly State[] = ['INVITING', 'FORMED', 'SUBMITTED', 'WON'];

/** Where the consortium stands on its way to the bid, and the steps that may follow. */
export function StateSection({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const word = useWords();
  const [target, setTarget] = useState<State>();
  const { state, nextStates } = consortium;
  const end = PATH.includes(state) ? undefined : state;
  const steps = [...PATH, end ?? 'WON'];
  const at = steps.indexOf(state);
  const isBackFrom = (next: State): boolean => PATH.indexOf(next) >= 0 && PATH.indexOf(next) < PATH.indexOf(state);
  return (
    <Section title={t('state.title')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const isDone = index < at && state !== 'WITHDRAWN';
          const isHere = index === at;
          const Icon = isDone ? Check : isHere ? CircleDot : Circle;
          const name = step === 'WON' && end === undefined ? t('state.result') : word(`consortiumState.${step}`);
          return (
            <li key={step} className={classes.step} aria-current={isHere ? 'step' : undefined} data-done={isDone || undefined}>
              <Icon size={16} aria-hidden />
              {name}
            </li>
          );
        })}
      </ol>
      <Text size="sm" c="dimmed" mt="sm">
        {t(`state.explain.${state}`)}
      </Text>
      {consortium.viewerCanChangeState && nextStates.length > 0 && (
        <Group gap="xs" mt="md">
          {nextStates.map((next) => (
            <Button
              key={next}
              variant={ONWARD.includes(next) && !isBackFrom(next) ? 'filled' : 'default'}
              onClick={() => setTarget(next)}
            >
              {isBackFrom(next) ? t(`state.back.${next}`) : t(`state.go.${next}`)}
            </Button>
          ))}
        </Group>
      )}
      {target && (
        <ChangeStateDialog
          key={target}
          consortium={consortium}
          target={target}
          isBack={isBackFrom(target)}
          onClose={() => setTarget(undefined)}
        />
      )}
    </Section>
  );
}

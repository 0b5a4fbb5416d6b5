import { Checkbox, NumberInput, Stack, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GoalOrder } from '../../../../components/goals/GoalOrder';
import { MOST_SECONDS, type PlanWishes } from '../../planWishes';
import classes from './plan.module.css';
import { LotWishes } from './LotWishes';
import type { PlannedCallLot } from './lotNames';

interface PlanWishesFormProps {
  readonly wishes: PlanWishes;
  readonly onChange: (wishes: PlanWishes) => void;
  readonly lots: readonly PlannedCallLot[];
  readonly clusterId: string;
}

/** What is wanted of the next plan: which lots, who in which of them, the order of goals, and how long it may take. */
export function PlanWishesForm({ wishes, onChange, lots, clusterId }: PlanWishesFormProps): ReactNode {
  const { t } = useTranslation('calls');
  const planned = lots.map(({ id }) => id).filter((id) => !wishes.leftOut.includes(id));
  return (
    <details className={classes.wishes}>
      <summary>{t('plan.wishes.title')}</summary>
      <div className={classes.fields}>
        <Checkbox.Group
          label={t('plan.wishes.lots')}
          description={t('plan.wishes.lotsHint')}
          value={planned}
          onChange={(ids) => onChange({ ...wishes, leftOut: lots.map(({ id }) => id).filter((id) => !ids.includes(id)) })}
        >
          <Stack gap={6} my={6}>
            {lots.map(({ id, number, title }) => (
              <Checkbox key={id} size="sm" value={id} label={t('plan.lotTitle', { number, title })} />
            ))}
          </Stack>
        </Checkbox.Group>
        <LotWishes wishes={wishes} onChange={onChange} lots={lots} clusterId={clusterId} />
        <Switch
          size="sm"
          label={t('plan.subcontractors')}
          checked={wishes.allowsSubcontractors}
          onChange={(event) => onChange({ ...wishes, allowsSubcontractors: event.currentTarget.checked })}
        />
        <NumberInput
          size="xs"
          maw="16rem"
          label={t('plan.wishes.seconds')}
          description={t('plan.wishes.secondsHint')}
          min={1}
          max={MOST_SECONDS}
          allowDecimal={false}
          value={wishes.seconds}
          onChange={(value) => typeof value === 'number' && onChange({ ...wishes, seconds: value })}
        />
        <GoalOrder
          goals={wishes.goals}
          onChange={(goals) => onChange({ ...wishes, goals })}
          hint={t('plan.wishes.goalsHint')}
        />
      </div>
    </details>
  );
}

import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { Ban, Pin, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyPicker, type NamedCompany } from '../../../../components/fields/CompanyPicker';
import { drop, type PlanWishes, want, wantedOf, type Wish } from '../../planWishes';
import type { PlannedCallLot } from './lotNames';
import classes from './plan.module.css';

interface LotWishesProps {
  readonly wishes: PlanWishes;
  readonly onChange: (wishes: PlanWishes) => void;
  readonly lots: readonly PlannedCallLot[];
  readonly clusterId: string;
}

/** Companies that have to be in the grouping of a lot, or out of it: chosen by lot and name, each with the way back. */
export function LotWishes({ wishes, onChange, lots, clusterId }: LotWishesProps): ReactNode {
  const { t } = useTranslation('calls');
  const planned = lots.filter(({ id }) => !wishes.leftOut.includes(id));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [company, setCompany] = useState<NamedCompany | null>(null);
  const lotId = planned.some(({ id }) => id === chosenId) ? chosenId : null;
  const lotIds = lots.map(({ id }) => id);

  function add(list: 'pinned' | 'excluded'): void {
    if (lotId === null || company === null) return;
    onChange(want(wishes, list, { lotId, company }));
    setCompany(null);
  }

  return (
    <fieldset className={classes.lotWishes}>
      <legend>{t('plan.wishes.companies')}</legend>
      <div className={classes.choice}>
        <Select
          label={t('plan.lot')}
          placeholder={t('plan.wishes.chooseLot')}
          withScrollArea={false}
          styles={{ options: { maxHeight: '15rem', overflowY: 'auto' } }}
          data={planned.map(({ id, number, title }) => ({ value: id, label: t('plan.lotTitle', { number, title }) }))}
          value={lotId}
          onChange={setChosenId}
        />
        <CompanyPicker label={t('plan.company')} clusterIds={[clusterId]} value={company} onChange={setCompany} />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<Pin size={15} aria-hidden />}
            disabled={lotId === null || company === null}
            onClick={() => add('pinned')}
          >
            {t('plan.wishes.pin')}
          </Button>
          <Button
            variant="default"
            leftSection={<Ban size={15} aria-hidden />}
            disabled={lotId === null || company === null}
            onClick={() => add('excluded')}
          >
            {t('plan.wishes.exclude')}
          </Button>
        </Group>
      </div>
      {(['pinned', 'excluded'] as const).map((list) => (
        <Chips
          key={list}
          title={t(`plan.wishes.${list}`)}
          wanted={wantedOf(wishes, wishes[list], lotIds)}
          lots={lots}
          onDrop={(wish) => onChange(drop(wishes, wish))}
        />
      ))}
    </fieldset>
  );
}

interface ChipsProps {
  readonly title: string;
  readonly wanted: readonly Wish[];
  readonly lots: readonly PlannedCallLot[];
  readonly onDrop: (wish: Wish) => void;
}

function Chips({ title, wanted, lots, onDrop }: ChipsProps): ReactNode {
  const { t } = useTranslation('calls');
  if (wanted.length === 0) return null;
  return (
    <Group gap="xs" align="center">
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <ul className={classes.chips} aria-label={title}>
        {wanted.map((wish) => {
          const lot = lots.find(({ id }) => id === wish.lotId)?.number ?? '';
          const label = t('plan.wishes.onLot', { lot, company: wish.company.name });
          return (
            <li key={`${wish.lotId} ${wish.company.id}`} className={classes.chip}>
              {label}
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t('plan.wishes.drop', { wish: label })}
                onClick={() => onDrop(wish)}
              >
                <X size={13} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

import { NumberInput, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateLine } from '../../../../components/coverage/model/types';
import { GoalOrder } from '../../../../components/goals/GoalOrder';
import { type AskedOptions, MOST_ALTERNATIVES } from '../../model/options';
import classes from './SuggestionPanel.module.css';

interface OptionsFormProps {
  readonly options: AskedOptions;
  /** Solves again. */
  readonly onChange: (options: AskedOptions) => void;
  readonly candidates: readonly CandidateLine[];
}

/** The list scrolls itself: a scroll area around it would be one more stop for the keyboard. */
const SCROLLING_OPTIONS = { options: { maxHeight: '15rem', overflowY: 'auto' } } as const;

/** What is asked of the engine besides pins and exclusions; every change solves again. */
export function OptionsForm({ options, onChange, candidates }: OptionsFormProps): ReactNode {
  const { t } = useTranslation('lots');
  const leads = candidates.filter(({ company }) => company.mayLead).map(({ company }) => company);
  return (
    <details className={classes.options}>
      <summary>{t('options.title')}</summary>
      <div className={classes.fields}>
        <NumberInput
          size="xs"
          label={t('options.maxMembers')}
          description={t('options.maxMembersHint')}
          min={1}
          max={99}
          allowDecimal={false}
          value={options.maxMembers ?? ''}
          onChange={(value) => onChange({ ...options, maxMembers: typeof value === 'number' ? value : null })}
        />
        <Select
          size="xs"
          label={t('options.lead')}
          placeholder={t('options.leadAny')}
          searchable
          clearable
          withScrollArea={false}
          styles={SCROLLING_OPTIONS}
          clearButtonProps={{ 'aria-label': t('options.leadAny') }}
          data={leads.map(({ id, name }) => ({ value: id, label: name }))}
          value={options.lead?.id ?? null}
          onChange={(id) => onChange({ ...options, lead: leads.find((company) => company.id === id) ?? null })}
        />
        <Switch
          size="sm"
          label={t('options.subcontractors')}
          checked={options.allowsSubcontractors}
          onChange={(event) => onChange({ ...options, allowsSubcontractors: event.currentTarget.checked })}
        />
        <Switch
          size="sm"
          label={t('options.standsOneWithdrawal')}
          description={t('options.standsOneWithdrawalHint')}
          checked={options.standsOneWithdrawal}
          onChange={(event) => onChange({ ...options, standsOneWithdrawal: event.currentTarget.checked })}
        />
        <NumberInput
          size="xs"
          label={t('options.alternatives')}
          min={0}
          max={MOST_ALTERNATIVES}
          allowDecimal={false}
          value={options.nAlternatives}
          onChange={(value) => typeof value === 'number' && onChange({ ...options, nAlternatives: value })}
        />
        <NumberInput
          size="xs"
          label={t('options.difference')}
          min={1}
          max={9}
          allowDecimal={false}
          value={options.minDifference}
          onChange={(value) => typeof value === 'number' && onChange({ ...options, minDifference: value })}
        />
        <GoalOrder
          goals={options.objectives}
          onChange={(objectives) => onChange({ ...options, objectives })}
          hint={t('options.objectivesHint')}
        />
      </div>
    </details>
  );
}

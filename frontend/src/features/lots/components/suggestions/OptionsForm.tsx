import { ActionIcon, Input, NumberInput, Select, Switch, VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateLine } from '../../../../components/coverage/model/types';
import type { Objective } from '../../../../gql/lots';
import { useWords } from '../../../../lib/i18n/useWords';
import { type AskedOptions, MOST_ALTERNATIVES, moveObjective } from '../../model/options';
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
        <ObjectiveOrder options={options} onChange={onChange} />
      </div>
    </details>
  );
}

type ObjectiveOrderProps = Pick<OptionsFormProps, 'options' | 'onChange'>;

/** The goals in order of importance, moved by buttons: no dragging. */
function ObjectiveOrder({ options, onChange }: ObjectiveOrderProps): ReactNode {
  const { t } = useTranslation('lots');
  const word = useWords();
  const [said, setSaid] = useState('');
  const { objectives } = options;

  function move(objective: Objective, by: -1 | 1): void {
    const moved = moveObjective(options, objective, by);
    const place = moved.objectives.indexOf(objective) + 1;
    setSaid(t('options.moved', { goal: word(`objective.${objective}`), place, total: objectives.length }));
    onChange(moved);
  }

  return (
    <Input.Wrapper label={t('options.objectives')} description={t('options.objectivesHint')} size="xs" labelElement="div">
      <ol className={classes.objectives}>
        {objectives.map((objective, index) => {
          const goal = word(`objective.${objective}`);
          return (
            <li key={objective} className={classes.objective}>
              <span>
                {index + 1}. {goal}
              </span>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t('options.up', { goal })}
                aria-disabled={index === 0}
                data-disabled={index === 0 || undefined}
                onClick={() => move(objective, -1)}
              >
                <ArrowUp size={15} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t('options.down', { goal })}
                aria-disabled={index === objectives.length - 1}
                data-disabled={index === objectives.length - 1 || undefined}
                onClick={() => move(objective, 1)}
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

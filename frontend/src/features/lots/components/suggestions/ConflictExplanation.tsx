import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reachedText } from '../../../../components/coverage/model/requirementText';
import type { AskedOptions, Repair } from '../../model/options';
import type { Conflict } from '../../model/run';
import { conflictSentence, repairSentence, requirementName } from '../../model/sentences';
import classes from './SuggestionPanel.module.css';
import type { LotFacts } from '../useLotFacts';

interface ConflictExplanationProps {
  readonly conflict: Conflict;
  /** What was asked. */
  readonly options: Pick<AskedOptions, 'pinned' | 'lead'>;
  readonly facts: LotFacts;
  /** Changes the options accordingly and solves again. */
  readonly onRepair: (repair: Repair) => void;
}

/**
 * Why no grouping covers the lot, and the smallest changes that would make one possible. A single rule that cannot be
 * kept is a requirement that nobody meets, which is said already; beside conditions of companies, those that are wanted
 * are not named.
 */
export function ConflictExplanation({ conflict, options, facts, onRepair }: ConflictExplanationProps): ReactNode {
  const { t } = useTranslation('lots');
  const { unmetByAll, elements, repairs } = conflict;
  const isDiscreet = elements.some(({ kind }) => kind === 'COMPANY_CONDITIONS');
  const wantsCompanies = options.pinned.length > 0 || options.lead !== null;
  const steps = repairs.filter(({ kind }) => kind !== 'FIND_FOR_REQUIREMENT');
  const searches = repairs.filter(({ kind }) => kind === 'FIND_FOR_REQUIREMENT');
  return (
    <Paper withBorder p="md" className={classes.nothing}>
      <Stack gap="sm">
        <Title order={3}>{t('conflict.title')}</Title>
        {unmetByAll.length > 0 && (
          <div>
            <Text size="sm">{t('conflict.unmet', { count: unmetByAll.length })}</Text>
            <ul className={classes.plain}>
              {unmetByAll.map(({ id }) => (
                <li key={id}>{requirementName(id, facts)}</li>
              ))}
            </ul>
          </div>
        )}
        {(elements.length > 1 || isDiscreet) && (
          <div>
            <Text size="sm">
              {isDiscreet && wantsCompanies ? t('conflict.togetherWanted') : t('conflict.together')}
            </Text>
            <ul className={classes.plain}>
              {elements.map((element) => {
                const sentence = conflictSentence(element, facts);
                return <li key={sentence}>{sentence}</li>;
              })}
            </ul>
          </div>
        )}
        {repairs.length > 0 && (
          <Text fw={600} size="sm">
            {facts.isJoint ? t('together.repairs') : t('conflict.repairs')}
          </Text>
        )}
        {steps.map((repair) => {
          const label = repairSentence(repair, facts, reach);
          return (
            <Button
              key={label}
              size="xs"
              variant="default"
              justify="flex-start"
              leftSection={<Wrench size={14} aria-hidden />}
              onClick={() => onRepair(repair)}
            >
              {label}
            </Button>
          );
        })}
        {searches.length > 0 && (
          <ul className={classes.plain}>
            {searches.map((repair) => {
              const sentence = repairSentence(repair, facts, reach);
              return <li key={sentence}>{sentence}</li>;
            })}
          </ul>
        )}
      </Stack>
    </Paper>
  );

  function reach({ requirement, reached, demanded }: Repair): string {
    const found = requirement ? facts.requirement(requirement.id) : undefined;
    if (!found || reached === null || demanded === null) return '';
    return reachedText(found, { reached, demanded }, facts.language);
  }
}

import { Anchor, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fact, Facts } from '../../../../components/layout/Facts';
import { CallFactsFragmentDoc } from '../../../../gql/calls';
import { formatInstant, formatInstantDay } from '../../../../lib/format/dates';
import { formatMoney } from '../../../../lib/format/money';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import classes from './CallFacts.module.css';

interface CallFactsProps {
  readonly call: FragmentRef<typeof CallFactsFragmentDoc>;
}

/** What the notice says about the call as a whole, the rules on groups among it. */
export function CallFacts({ call: ref }: CallFactsProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  const language = useLanguage();
  const call = readFragment(CallFactsFragmentDoc, ref);
  const facts: Fact[] = [
    { name: t('procedure'), value: word(`procedureKind.${call.procedure}`) },
    { name: t('estimatedValue'), value: call.estimatedValue && formatMoney(call.estimatedValue, language) },
    { name: t('launched'), value: call.launchedAt && formatInstantDay(call.launchedAt, language) },
    { name: t('questionsDeadline'), value: call.questionsDeadlineAt && formatInstant(call.questionsDeadlineAt, language) },
    { name: t('submissionDeadline'), value: call.submissionDeadlineAt && formatInstant(call.submissionDeadlineAt, language) },
    { name: t('place'), value: call.place },
    { name: t('cpv'), value: call.cpv.join(', ') },
    { name: t('cluster'), value: call.cluster.name },
    { name: t('maxLotsBid'), value: call.maxLotsBid },
    { name: t('maxLotsAwarded'), value: call.maxLotsAwarded },
    { name: t('requiresAllLots'), value: call.requiresAllLots && t('yes') },
    { name: t('reservedFor'), value: call.reservedFor },
    { name: t('forbidsAloneAndGrouped'), value: call.forbidsAloneAndGrouped && t('yes') },
    { name: t('forbidsSeveralGroups'), value: call.forbidsSeveralGroups && t('yes') },
    { name: t('requiredForm'), value: call.requiredForm && word(`consortiumForm.${call.requiredForm}`) },
    { name: t('requiredFormJustification'), value: call.requiredFormJustification },
    {
      name: t('source'),
      value: call.source && (
        <Anchor href={call.source} rel="noreferrer" target="_blank">
          {call.source}
        </Anchor>
      ),
    },
  ];
  return (
    <Paper withBorder p="lg" mb="xl" className={classes.frame}>
      {call.description && <Text className={classes.description}>{call.description}</Text>}
      <Facts facts={facts} />
    </Paper>
  );
}

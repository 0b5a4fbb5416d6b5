import { Alert, Button, Stack, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gapOf, gapSentence } from '../../../../components/goals/goals';
import { formatCount } from '../../../../lib/format/numbers';
import { listed, toldValues, valuesInSentence } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import type { Suggesting } from './useSuggesting';

interface WorkingProps {
  readonly suggesting: Suggesting;
  readonly facts: LotFacts;
}

/** How far the engine is: nodes, the best so far, how far that can be from the best there is; and the way to stop it. */
export function Working({ suggesting, facts }: WorkingProps): ReactNode {
  const { t } = useTranslation('lots');
  const { progress, answer, options } = suggesting;
  const { language } = facts;
  const gap = progress && gapOf(progress.objective, progress.bound);
  return (
    <Alert color="lake" icon={<Hourglass size={16} aria-hidden />} title={t('status.working')}>
      <Stack gap={4} align="flex-start">
        {answer && <Text size="sm">{t('status.previous')}</Text>}
        {progress && (
          <Text size="sm">
            {t('status.nodes', { count: Number(progress.nodes), nodes: formatCount(Number(progress.nodes), language) })}
          </Text>
        )}
        {progress && progress.objective.length > 0 && (
          <Text size="sm">
            {t('status.bestSoFar', {
              what: valuesInSentence(toldValues(progress.objective, options).slice(0, 2), facts),
            })}
          </Text>
        )}
        {progress && progress.members.length > 0 && (
          <Text size="sm">{t('status.bestWith', { members: listed(progress.members.map(({ name }) => name), facts) })}</Text>
        )}
        {progress && progress.objective.length > 0 && progress.bound.length > 0 && (
          <Text size="sm">{gap ? gapSentence(gap, language) : t('status.closing')}</Text>
        )}
        <Button size="compact-sm" variant="default" onClick={suggesting.cancel}>
          {t('status.cancel')}
        </Button>
      </Stack>
    </Alert>
  );
}

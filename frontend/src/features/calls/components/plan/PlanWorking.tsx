import { Alert, Button, Progress, Stack, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gapOf, gapSentence } from '../../../../components/goals/goals';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { Planning } from './usePlanning';

interface PlanWorkingProps {
  readonly planning: Planning;
}

/** How far the engine is: lots looked at alone, the best plan so far, how far that can be from the best; and the way to stop it. */
export function PlanWorking({ planning }: PlanWorkingProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const { progress } = planning;
  const lots = progress?.lots;
  const nodes = Number(progress?.nodes ?? 0);
  const isEven = lots !== undefined && lots !== null && lots.nServed === lots.nServedAtBest;
  const gap = progress && isEven ? gapOf(progress.objective, progress.bound) : undefined;
  return (
    <Alert color="lake" icon={<Hourglass size={16} aria-hidden />} title={t('plan.working.title')}>
      <Stack gap={6}>
        {lots ? (
          <>
            <Text size="sm">
              {t('plan.working.settled', { count: lots.nSettled, total: formatCount(lots.nLots, language) })}
            </Text>
            <Progress
              value={(100 * lots.nSettled) / Math.max(lots.nLots, 1)}
              maw="24rem"
              color="lake"
              aria-label={t('plan.working.bar')}
            />
            {lots.nServed !== null && (
              <Text size="sm">
                {t('plan.working.best', {
                  count: lots.nServed,
                  total: formatCount(lots.nLots, language),
                  most: formatCount(lots.nServedAtBest, language),
                })}
              </Text>
            )}
            {gap && <Text size="sm">{gapSentence(gap, language)}</Text>}
            {nodes > 0 && <Text size="sm">{t('plan.working.nodes', { count: nodes, nodes: formatCount(nodes, language) })}</Text>}
          </>
        ) : (
          <Text size="sm">{t('plan.working.waiting')}</Text>
        )}
        <Button size="compact-sm" variant="default" onClick={planning.cancel} style={{ alignSelf: 'flex-start' }}>
          {t('plan.working.cancel')}
        </Button>
      </Stack>
    </Alert>
  );
}

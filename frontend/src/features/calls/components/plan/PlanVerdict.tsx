import { Alert, Table, Text } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallPlanQuery, PlannedLotFragmentDoc } from '../../../../gql/calls';
import { readFragment } from '../../../../lib/graphql/fragment';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';

type Plan = NonNullable<NonNullable<CallPlanQuery['callForTender']>['plan']>;

/** Whether the plan is proved, how many lots make room for others, and every goal beside what is possible at best. */
export function PlanVerdict({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('calls');
  const words = useWords();
  const language = useLanguage();
  const lots = readFragment(PlannedLotFragmentDoc, plan.lots);
  const givingWay = lots.filter(({ givesWay }) => givesWay).length;
  const served = lots.filter(({ grouping }) => grouping).length;
  const atMost = lots.length - plan.nUnservedAtBest;
  const proven = givingWay > 0 ? t('plan.provenRoomText', { count: givingWay }) : t('plan.provenText');
  const best = givingWay > 0 ? t('plan.bestText', { count: givingWay }) : t('plan.stoppedText');
  const atBest = (objective: string): number | undefined => {
    const found = plan.bound.find((one) => one.objective === objective);
    return found && Number(found.value);
  };
  const told = plan.objective.filter(({ objective }) => objective !== 'PREFERENCE');
  return (
    <div>
      <Alert
        mb="md"
        color={plan.isProven ? 'larch' : 'gray'}
        icon={plan.isProven ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />}
        title={plan.isProven ? t('plan.proven') : t('plan.best')}
      >
        <Text size="sm">{t('plan.served', { served: formatCount(served, language), count: lots.length })}</Text>
        {atMost > served && <Text size="sm">{t('plan.servedAtBest', { served: formatCount(atMost, language) })}</Text>}
        <Text size="sm">{plan.isProven ? proven : best}</Text>
      </Alert>
      <Table.ScrollContainer minWidth={0}>
        <Table verticalSpacing={4} fz="sm" w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('plan.goal')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('plan.here')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('plan.atBest')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {told.map(({ objective, value }) => {
              const reachable = atBest(objective);
              return (
                <Table.Tr key={objective}>
                  <Table.Th scope="row" fw="normal">
                    {words(`objective.${objective}`)}
                  </Table.Th>
                  <Table.Td ta="right">{formatCount(Number(value), language)}</Table.Td>
                  <Table.Td ta="right">{reachable === undefined ? '–' : formatCount(reachable, language)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

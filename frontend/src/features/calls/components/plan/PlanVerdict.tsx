import { Alert, Table, Text } from '@mantine/core';
import { CircleCheck, CircleDashed, CircleX, Octagon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { gapOf, gapSentence, goalFigure } from '../../../../components/goals/goals';
import { PlannedLotFragmentDoc, type ShownPlanFragment, type ShownPlanRunFragment } from '../../../../gql/calls';
import { formatCount } from '../../../../lib/format/numbers';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';

interface PlanVerdictProps {
  readonly plan: ShownPlanFragment;
  readonly status: ShownPlanRunFragment['status'];
}

/** Whether the plan is proved, how many lots make room for others, and every goal beside what is possible at best. */
export function PlanVerdict({ plan, status }: PlanVerdictProps): ReactNode {
  return (
    <div>
      <Verdict plan={plan} status={status} />
      {plan.nServed > 0 && <Goals plan={plan} />}
    </div>
  );
}

function Verdict({ plan, status }: PlanVerdictProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const { nServed, nLots, isProven } = plan;
  const served = t('plan.served', { count: nServed, total: formatCount(nLots, language) });
  if (nServed === 0) {
    const isImpossible = status === 'INFEASIBLE';
    return (
      <Alert
        color={isImpossible ? 'brick' : 'gray'}
        icon={isImpossible ? <CircleX aria-hidden /> : <Octagon aria-hidden />}
        title={isImpossible ? t('plan.impossible') : t('plan.stopped')}
      >
        {isImpossible ? t('plan.impossibleText') : t('plan.stoppedText')}
      </Alert>
    );
  }
  const atMost = nLots - plan.nUnservedAtBest;
  const givingWay = readFragment(PlannedLotFragmentDoc, plan.lots).filter(({ givesWay }) => givesWay).length;
  const proven = givingWay > 0 ? t('plan.provenRoomText', { count: givingWay }) : t('plan.provenText');
  const gap = atMost === nServed ? gapOf(plan.objective, plan.bound) : undefined;
  return (
    <Alert
      mb="md"
      color={isProven ? 'larch' : 'gray'}
      icon={isProven ? <CircleCheck aria-hidden /> : <CircleDashed aria-hidden />}
      title={isProven ? t('plan.proven') : t('plan.best')}
    >
      <Text size="sm">{served}</Text>
      {!isProven && atMost > nServed && (
        <Text size="sm">{t('plan.servedAtBest', { count: atMost, most: formatCount(atMost, language) })}</Text>
      )}
      <Text size="sm">{isProven ? proven : t('plan.bestText')}</Text>
      {gap && <Text size="sm">{gapSentence(gap, language)}</Text>}
    </Alert>
  );
}

/** The sums over all lots; beside them what is possible at best, which says something only for as many lots. */
function Goals({ plan }: Pick<PlanVerdictProps, 'plan'>): ReactNode {
  const { t } = useTranslation('calls');
  const words = useWords();
  const language = useLanguage();
  const told = plan.objective.filter(({ objective }) => objective !== 'PREFERENCE');
  return (
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
          {told.map((goal) => {
            const reachable = plan.bound.find(({ objective }) => objective === goal.objective);
            return (
              <Table.Tr key={goal.objective}>
                <Table.Th scope="row" fw="normal">
                  {words(`objective.${goal.objective}`)}
                </Table.Th>
                <Table.Td ta="right">{goalFigure(goal, language)}</Table.Td>
                <Table.Td ta="right">{reachable ? goalFigure(reachable, language) : '–'}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

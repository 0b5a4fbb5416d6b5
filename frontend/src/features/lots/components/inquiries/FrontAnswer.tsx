import { Stack, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { goalFigure } from '../../../../components/goals/goals';
import { Loaded } from '../../../../components/states/Loaded';
import { type Objective, RunFrontDocument, type RunFrontQuery } from '../../../../gql/lots';
import { useWords } from '../../../../lib/i18n/useWords';
import type { RunAnswer } from '../../model/run';
import { listed } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import { FrontGoals } from './FrontGoals';
import { FrontPlot } from './FrontPlot';

interface FrontAnswerProps {
  readonly run: RunAnswer;
  readonly facts: LotFacts;
}

export type FrontPoints = NonNullable<NonNullable<RunFrontQuery['groupingRun']>['front']>['points'];

/** What one goal costs in another: every point that nothing beats, listed, and drawn where there are two goals. */
export function FrontAnswer({ run, facts }: FrontAnswerProps): ReactNode {
  const { t } = useTranslation('lots');
  const words = useWords();
  const [goals, setGoals] = useState<readonly Objective[]>(['MEMBERS', 'MISFIT']);
  const [result, retry] = useQuery({ query: RunFrontDocument, variables: { runId: run.id, goals: [...goals] } });
  const [across, up, other] = goals;
  return (
    <Stack gap="xs">
      <FrontGoals goals={goals} onGoals={setGoals} />
      <Loaded result={result} retry={retry}>
        {({ groupingRun }) => {
          const front = groupingRun?.front;
          if (!front) return <Text size="sm">{t('questions.outdated')}</Text>;
          return (
            <>
              <Text size="sm">
                {front.isComplete ? t('questions.frontComplete', { count: front.points.length }) : t('questions.frontPartly')}
              </Text>
              {across !== undefined && up !== undefined && other === undefined && front.points.length > 1 && (
                <FrontPlot points={front.points} across={words(`objective.${across}`)} up={words(`objective.${up}`)} />
              )}
              <Points points={front.points} goals={front.goals} facts={facts} />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

interface PointsProps {
  readonly points: FrontPoints;
  readonly goals: readonly Objective[];
  readonly facts: LotFacts;
}

function Points({ points, goals, facts }: PointsProps): ReactNode {
  const { t } = useTranslation('lots');
  const words = useWords();
  const { language } = facts;
  return (
    <Table verticalSpacing={4} horizontalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          {goals.map((goal) => (
            <Table.Th key={goal} scope="col">
              {words(`objective.${goal}`)}
            </Table.Th>
          ))}
          <Table.Th scope="col">{t('questions.frontWho')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map(({ values, grouping }) => (
          <Table.Tr key={values.map(({ value }) => value).join('/')}>
            {values.map((value) => (
              <Table.Td key={value.objective}>{goalFigure(value, language)}</Table.Td>
            ))}
            <Table.Td>{listed(grouping.members.map(({ name }) => name), facts)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

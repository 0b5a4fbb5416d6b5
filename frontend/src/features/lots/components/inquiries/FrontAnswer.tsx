import { Select, Table, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../../components/states/Loaded';
import { type Objective, RunFrontDocument, type RunFrontQuery } from '../../../../gql/lots';
import { useWords } from '../../../../lib/i18n/useWords';
import type { RunAnswer } from '../../model/run';
import { listed, objectiveSentence } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import { FrontPlot } from './FrontPlot';

interface FrontAnswerProps {
  readonly run: RunAnswer;
  readonly facts: LotFacts;
}

export type FrontPoints = NonNullable<NonNullable<RunFrontQuery['groupingRun']>['front']>['points'];

const GOALS: readonly Objective[] = ['MISFIT', 'WEAK_PROOF', 'DISTANCE', 'UNCOVERED', 'COHESION'];

/** What more members buy of another goal: every point that nothing beats, drawn and listed. */
export function FrontAnswer({ run, facts }: FrontAnswerProps): ReactNode {
  const { t } = useTranslation('lots');
  const words = useWords();
  const [against, setAgainst] = useState<Objective>('MISFIT');
  const [result, retry] = useQuery({ query: RunFrontDocument, variables: { runId: run.id, against } });
  return (
    <>
      <Select
        size="xs"
        label={t('questions.frontAgainst')}
        allowDeselect={false}
        withScrollArea={false}
        data={GOALS.map((goal) => ({ value: goal, label: words(`objective.${goal}`) }))}
        value={against}
        onChange={(goal) => setAgainst(GOALS.find((one) => one === goal) ?? against)}
      />
      <Loaded result={result} retry={retry}>
        {({ groupingRun }) => {
          const front = groupingRun?.front;
          if (!front) return <Text size="sm">{t('questions.outdated')}</Text>;
          return (
            <>
              <Text size="sm">
                {front.isComplete ? t('questions.frontComplete', { count: front.points.length }) : t('questions.frontPartly')}
              </Text>
              {front.points.length > 1 && <FrontPlot points={front.points} goal={words(`objective.${against}`)} />}
              <Points points={front.points} against={against} facts={facts} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

interface PointsProps {
  readonly points: FrontPoints;
  readonly against: Objective;
  readonly facts: LotFacts;
}

function Points({ points, against, facts }: PointsProps): ReactNode {
  const { t } = useTranslation('lots');
  const words = useWords();
  const { language } = facts;
  return (
    <Table verticalSpacing={4} horizontalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words('objective.MEMBERS')}</Table.Th>
          <Table.Th scope="col">{words(`objective.${against}`)}</Table.Th>
          <Table.Th scope="col">{t('questions.frontWho')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map(({ nMembers, value, grouping }) => (
          <Table.Tr key={nMembers}>
            <Table.Td>{nMembers}</Table.Td>
            <Table.Td>{objectiveSentence({ objective: against, value }, language)}</Table.Td>
            <Table.Td>{listed(grouping.members.map(({ name }) => name), facts)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

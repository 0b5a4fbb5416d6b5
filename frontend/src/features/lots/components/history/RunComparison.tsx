import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../../components/states/Loaded';
import { RunComparisonDocument } from '../../../../gql/lots';
import { changesByPart, changeSentences } from '../../model/runChanges';
import type { LotFacts } from '../useLotFacts';
import classes from '../inquiries/Question.module.css';

interface RunComparisonProps {
  readonly runId: string;
  /** The run that counts as the one before. */
  readonly withId: string;
  readonly title: string;
  readonly facts: LotFacts;
}

/** What is different in one run from another: what was asked, what was wanted, what was answered, in sentences. */
export function RunComparison({ runId, withId, title, facts }: RunComparisonProps): ReactNode {
  const { t } = useTranslation('lots');
  const [result, retry] = useQuery({ query: RunComparisonDocument, variables: { runId, with: withId } });
  return (
    <div role="status">
      <Loaded result={result} retry={retry}>
        {({ groupingRun }) => {
          const comparison = groupingRun?.comparison;
          if (!comparison) return <Text size="sm">{t('history.gone')}</Text>;
          const { isSameInput, isSameAnswer, tellsInput, nLeftOut } = comparison;
          return (
            <Stack gap={4}>
              <Text size="sm" fw={600}>
                {title}
              </Text>
              <Text size="sm">
                {isSameInput ? t('history.sameInput') : tellsInput ? t('history.otherInput') : t('history.unknownInput')}
              </Text>
              {isSameAnswer && <Text size="sm">{t('history.sameAnswer')}</Text>}
              {changesByPart(comparison.differences).map(({ part, changes }) => (
                <div key={part}>
                  <Text size="sm" fw={600}>
                    {t(`history.parts.${part}`)}
                  </Text>
                  <ul className={classes.list}>
                    {changeSentences(changes, facts.language).map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </div>
              ))}
              {nLeftOut > 0 && (
                <Text size="sm" c="dimmed">
                  {t('history.leftOut', { count: nLeftOut })}
                </Text>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </div>
  );
}

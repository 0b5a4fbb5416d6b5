import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../../components/states/Loaded';
import { SuggestionQuestionsDocument } from '../../../../gql/lots';
import type { RunAnswer, RunSuggestion } from '../../model/run';
import { necessitySentences, withdrawalSentence } from '../../model/answers';
import type { LotFacts } from '../useLotFacts';
import { FrontAnswer } from './FrontAnswer';
import { Question } from './Question';
import classes from './Question.module.css';
import { WhyNotAnswer } from './WhyNotAnswer';

interface SuggestionQuestionsProps {
  readonly run: RunAnswer;
  readonly suggestion: RunSuggestion;
  readonly facts: LotFacts;
}

/** What one asks before deciding for a grouping; each answer is worked out by the engine when its question is opened. */
export function SuggestionQuestions({ run, suggestion, facts }: SuggestionQuestionsProps): ReactNode {
  const { t } = useTranslation('lots');
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {t('questions.title')}
      </Text>
      {run.isOutdated && !run.isInputKept ? (
        <Text size="sm" c="dimmed">
          {t('questions.outdated')}
        </Text>
      ) : (
        <>
          <Question key={`w${suggestion.id}`} title={t('questions.withdrawals')}>
            <AboutSuggestion suggestion={suggestion} facts={facts} about="withdrawals" />
          </Question>
          <Question key={`n${suggestion.id}`} title={t('questions.necessity')}>
            <AboutSuggestion suggestion={suggestion} facts={facts} about="necessity" />
          </Question>
          <Question key={`y${run.id}`} title={t('questions.whyNot')}>
            <WhyNotAnswer run={run} facts={facts} />
          </Question>
          <Question key={`f${run.id}`} title={t('questions.front')}>
            <FrontAnswer run={run} facts={facts} />
          </Question>
        </>
      )}
    </Stack>
  );
}

interface AboutSuggestionProps {
  readonly suggestion: RunSuggestion;
  readonly facts: LotFacts;
  readonly about: 'withdrawals' | 'necessity';
}

function AboutSuggestion({ suggestion, facts, about }: AboutSuggestionProps): ReactNode {
  const { t } = useTranslation('lots');
  const [result, retry] = useQuery({ query: SuggestionQuestionsDocument, variables: { id: suggestion.id } });
  return (
    <Loaded result={result} retry={retry}>
      {({ node }) => {
        const told = node && 'withdrawals' in node ? node : null;
        const sentences =
          about === 'withdrawals'
            ? told?.withdrawals?.map((withdrawal) => withdrawalSentence(withdrawal, facts))
            : told?.necessity && necessitySentences(told.necessity, facts);
        if (!sentences) return <Text size="sm">{t('questions.outdated')}</Text>;
        return (
          <ul className={classes.list}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

import { Select, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../../components/states/Loaded';
import { WhyNotDocument } from '../../../../gql/lots';
import { whyNotSentences } from '../../model/answers';
import type { RunAnswer } from '../../model/run';
import { conflictSentence } from '../../model/sentences';
import type { LotFacts } from '../useLotFacts';
import classes from './Question.module.css';

interface WhyNotAnswerProps {
  readonly run: RunAnswer;
  readonly facts: LotFacts;
}

/** The list scrolls itself: a scroll area around it would be one more stop for the keyboard. */
const SCROLLING_OPTIONS = { options: { maxHeight: '15rem', overflowY: 'auto' } } as const;

/** A company to choose, and what it would cost to have it in. */
export function WhyNotAnswer({ run, facts }: WhyNotAnswerProps): ReactNode {
  const { t } = useTranslation('lots');
  const [companyId, setCompanyId] = useState<string | null>(null);
  const best = run.suggestions[0];
  const outside = facts.candidates.filter(({ company }) => !best?.members.some(({ id }) => id === company.id));
  return (
    <>
      <Select
        size="xs"
        label={t('questions.whyNotWhich')}
        description={t('questions.whyNotHint')}
        searchable
        withScrollArea={false}
        styles={SCROLLING_OPTIONS}
        nothingFoundMessage={t('questions.nobody')}
        data={outside.map(({ company }) => ({ value: company.id, label: company.name }))}
        value={companyId}
        onChange={setCompanyId}
      />
      {companyId && <Verdict runId={run.id} companyId={companyId} facts={facts} />}
    </>
  );
}

interface VerdictProps {
  readonly runId: string;
  readonly companyId: string;
  readonly facts: LotFacts;
}

function Verdict({ runId, companyId, facts }: VerdictProps): ReactNode {
  const { t } = useTranslation('lots');
  const [result, retry] = useQuery({ query: WhyNotDocument, variables: { runId, companyId } });
  return (
    <div role="status">
      <Loaded result={result} retry={retry}>
        {({ groupingRun }) => {
          const whyNot = groupingRun?.whyNot;
          if (!whyNot) return <Text size="sm">{t('questions.outdated')}</Text>;
          return (
            <>
              {whyNotSentences(whyNot, facts).map((sentence) => (
                <Text key={sentence} size="sm">
                  {sentence}
                </Text>
              ))}
              {whyNot.elements.length > 0 && (
                <ul className={classes.list}>
                  {whyNot.elements.map((element) => {
                    const sentence = conflictSentence(element, facts);
                    return <li key={sentence}>{sentence}</li>;
                  })}
                </ul>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

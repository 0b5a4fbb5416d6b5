import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { Deadline } from '../../../../components/actions/Deadline';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Loaded } from '../../../../components/states/Loaded';
import { PlainList } from '../../../../components/layout/PlainList';
import { Section } from '../../../../components/layout/Section';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { AnswerableCallsDocument, OwnInterestFragmentDoc } from '../../../../gql/companies';
import { readFragment } from '../../../../lib/graphql/fragment';
import { AnswerableLot } from './AnswerableLot';
import classes from './interest.module.css';

const SHOWN = 20;

interface AnswerableCallsProps {
  readonly company: {
    readonly id: string;
    /** Whether the person answers for it. */
    readonly viewerCanUpdate: boolean;
    readonly clusters: ReadonlyArray<{ readonly id: string }>;
  };
}

/** Open calls of the company's clusters, each lot with one's own answer: the next deadline first. */
export function AnswerableCalls({ company }: AnswerableCallsProps): ReactNode {
  const { t } = useTranslation('desk');
  // Fixed while the page is open, so that the question to the server stays the same.
  const [now] = useState(() => new Date().toISOString());
  const [result, retry] = useQuery({
    query: AnswerableCallsDocument,
    variables: {
      companyId: company.id,
      filter: { clusterIds: company.clusters.map(({ id }) => id), statuses: ['PUBLISHED'], deadlineAfter: now },
      first: SHOWN,
    },
  });
  return (
    <Section title={t('interest.title')} lead={company.viewerCanUpdate ? t('interest.lead') : t('interest.leadContributor')} bare>
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={4} />}>
        {({ company: own, callsForTender: { nodes, pageInfo } }) => {
          const answers = readFragment(OwnInterestFragmentDoc, own?.interests ?? []);
          return nodes.length === 0 ? (
            <EmptyState title={t('interest.noneTitle')}>{t('interest.none')}</EmptyState>
          ) : (
            <Stack gap="md">
              {nodes.map((call) => (
                <article key={call.id} className={classes.call} aria-label={call.title}>
                  <header className={classes.callHead}>
                    <div className={classes.words}>
                      <Title order={3} size="h3">
                        <AnchorLink to="/calls/$callId" params={{ callId: call.id }} c="inherit" inherit>
                          {call.title}
                        </AnchorLink>
                      </Title>
                      <Text size="sm" c="dimmed">
                        {call.buyer}
                      </Text>
                    </div>
                    <Deadline at={call.submissionDeadlineAt} />
                  </header>
                  <PlainList gap="xs">
                    {call.lots.map((lot) => (
                      <AnswerableLot
                        key={lot.id}
                        lot={lot}
                        companyId={company.id}
                        own={answers.find((answer) => answer.lot.id === lot.id)}
                      />
                    ))}
                  </PlainList>
                </article>
              ))}
              {pageInfo.hasNextPage && <AnchorLink to="/calls">{t('interest.all')}</AnchorLink>}
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
}

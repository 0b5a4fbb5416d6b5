import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../components/actions/AnchorLink';
import { Deadline } from '../../components/actions/Deadline';
import { EmptyState } from '../../components/states/EmptyState';
import { Section } from '../../components/layout/Section';
import { UpcomingCallFragmentDoc } from '../../gql/app';
import { type FragmentRef, readFragment } from '../../lib/graphql/fragment';
import classes from './Home.module.css';
import { LotsToAnswer } from './LotsToAnswer';

interface UpcomingCallsProps {
  readonly calls: ReadonlyArray<FragmentRef<typeof UpcomingCallFragmentDoc>>;
  readonly totalCount: number;
}

/** The next deadlines; a company sees the lots that it has not answered yet. */
export function UpcomingCalls({ calls, totalCount }: UpcomingCallsProps): ReactNode {
  const { t } = useTranslation('app');
  return (
    <Section
      bare
      title={t('home.deadlines')}
      actions={totalCount > calls.length && <AnchorLink to="/calls">{t('home.allCalls', { count: totalCount })}</AnchorLink>}
    >
      {calls.length === 0 ? (
        <EmptyState title={t('home.noDeadline')}>{t('home.noDeadlineText')}</EmptyState>
      ) : (
        <ul className={classes.entries}>
          {readFragment(UpcomingCallFragmentDoc, calls).map((call) => (
            <li key={call.id} className={classes.entry}>
              <div className={classes.entryHead}>
                <AnchorLink to="/calls/$callId" params={{ callId: call.id }} search={{}} fw={600}>
                  {call.title}
                </AnchorLink>
                <Deadline at={call.submissionDeadlineAt} />
              </div>
              <Text size="sm" c="dimmed">
                {t('home.buyerAndLots', { count: call.lots.length, buyer: call.buyer })}
              </Text>
              <LotsToAnswer lots={call.lots} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

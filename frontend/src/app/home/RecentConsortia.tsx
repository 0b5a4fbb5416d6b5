import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../components/actions/AnchorLink';
import { EmptyState } from '../../components/states/EmptyState';
import { Section } from '../../components/layout/Section';
import { StateBadge, type Tone } from '../../components/states/StateBadge';
import { type ConsortiumState, RecentConsortiumFragmentDoc } from '../../gql/app';
import { type FragmentRef, readFragment } from '../../lib/graphql/fragment';
import { useWords } from '../../lib/i18n/useWords';
import { hasRole, useViewer } from '../../lib/viewer';
import classes from './Home.module.css';

const TONES: Record<ConsortiumState, Tone> = {
  DRAFT: 'quiet',
  INVITING: 'attention',
  FORMED: 'active',
  SUBMITTED: 'active',
  WON: 'good',
  LOST: 'bad',
  WITHDRAWN: 'quiet',
};

interface RecentConsortiaProps {
  readonly consortia: ReadonlyArray<FragmentRef<typeof RecentConsortiumFragmentDoc>>;
  readonly totalCount: number;
}

/** The consortia that moved last, with one's own part in them. */
export function RecentConsortia({ consortia, totalCount }: RecentConsortiaProps): ReactNode {
  const { t } = useTranslation('app');
  const word = useWords();
  const viewer = useViewer();
  return (
    <Section
      bare
      title={t('pages.consortia')}
      actions={
        totalCount > consortia.length && (
          <AnchorLink to="/consortia">{t('home.allConsortia', { count: totalCount })}</AnchorLink>
        )
      }
    >
      {consortia.length === 0 ? (
        <EmptyState title={t('home.noConsortium')}>
          {hasRole(viewer, 'COORDINATOR') ? t('home.noConsortiumText') : t('home.noConsortiumCompany')}
        </EmptyState>
      ) : (
        <ul className={classes.entries}>
          {readFragment(RecentConsortiumFragmentDoc, consortia).map((consortium) => (
            <li key={consortium.id} className={classes.entry}>
              <div className={classes.entryHead}>
                <AnchorLink to="/consortia/$consortiumId" params={{ consortiumId: consortium.id }} fw={600}>
                  {consortium.name}
                </AnchorLink>
                <StateBadge tone={TONES[consortium.state]}>{word(`consortiumState.${consortium.state}`)}</StateBadge>
              </div>
              <Text size="sm" c="dimmed">
                {t('home.lotOfCall', { number: consortium.lot.number, call: consortium.lot.call.title })}
              </Text>
              {consortium.viewerMembership && (
                <Group gap={6} mt={4}>
                  <Text size="sm">{t('home.myPart')}</Text>
                  <StateBadge tone={consortium.viewerMembership.state === 'INVITED' ? 'attention' : 'active'}>
                    {word(`memberState.${consortium.viewerMembership.state}`)}
                  </StateBadge>
                </Group>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

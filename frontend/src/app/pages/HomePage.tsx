import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../components/states/Loaded';
import { EmptyState } from '../../components/states/EmptyState';
import { PageHeader } from '../../components/layout/PageHeader';
import { RowsSkeleton } from '../../components/states/Skeletons';
import { HomeDocument } from '../../gql/app';
import { followsCalls, followsConsortia, hasRole, useViewer } from '../../lib/viewer';
import { HomeClusters } from '../home/HomeClusters';
import classes from '../home/Home.module.css';
import { PlansToApply } from '../home/PlansToApply';
import { QuickActions } from '../home/QuickActions';
import { RecentConsortia } from '../home/RecentConsortia';
import { UpcomingCalls } from '../home/UpcomingCalls';

/** What waits for this person: the next deadlines, their consortia, plans to apply; by role. */
export function HomePage(): ReactNode {
  const { t } = useTranslation('app');
  const viewer = useViewer();
  const [now] = useState(() => new Date().toISOString());
  const withImports = hasRole(viewer, 'COORDINATOR', 'COMPANY_MANAGER');
  const withClusters = hasRole(viewer, 'NETWORK_ADMINISTRATOR');
  const [result, retry] = useQuery({ query: HomeDocument, variables: { now, withImports, withClusters } });
  const hello = t('home.hello', { name: viewer?.account.name ?? '' });
  if (viewer?.grants.length === 0) {
    return (
      <>
        <PageHeader title={hello} />
        <EmptyState title={t('home.noRole')}>{t('home.noRoleText')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={hello}
        lead={followsCalls(viewer) ? t('home.lead') : t('home.leadAdministrator')}
        actions={<QuickActions />}
      />
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ callsForTender, consortia, importRuns, networks }) => (
          <div className={classes.columns}>
            <div className={classes.main}>
              {followsCalls(viewer) ? (
                <UpcomingCalls calls={callsForTender.nodes} totalCount={callsForTender.totalCount} />
              ) : (
                networks && <HomeClusters networks={networks} />
              )}
            </div>
            <div className={classes.side}>
              {networks && followsCalls(viewer) && <HomeClusters networks={networks} />}
              {followsConsortia(viewer) && (
                <RecentConsortia consortia={consortia.nodes} totalCount={consortia.totalCount} />
              )}
              {importRuns && <PlansToApply runs={importRuns.nodes} />}
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../components/states/Loaded';
import { PageHeader } from '../../components/layout/PageHeader';
import { RowsSkeleton } from '../../components/states/Skeletons';
import { HomeDocument } from '../../gql/app';
import { hasRole, useViewer } from '../../lib/viewer';
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
  return (
    <>
      <PageHeader
        title={t('home.hello', { name: viewer?.account.name ?? '' })}
        lead={t('home.lead')}
        actions={<QuickActions />}
      />
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ callsForTender, consortia, importRuns, networks }) => (
          <div className={classes.columns}>
            <div className={classes.main}>
              <UpcomingCalls calls={callsForTender.nodes} totalCount={callsForTender.totalCount} />
            </div>
            <div className={classes.side}>
              {networks && <HomeClusters networks={networks} />}
              <RecentConsortia consortia={consortia.nodes} totalCount={consortia.totalCount} />
              {importRuns && <PlansToApply runs={importRuns.nodes} />}
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { FilePlus2, Import } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../components/states/Loaded';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { PageHeader } from '../../../components/layout/PageHeader';
import { Pager } from '../../../components/layout/Pager';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { CallsDocument } from '../../../gql/calls';
import { afterOf } from '../../../lib/trail';
import { useViewer } from '../../../lib/viewer';
import { CallFilters } from '../components/list/CallFilters';
import { CallsTable } from '../components/list/CallsTable';
import { NoCalls } from '../components/list/NoCalls';

const route = getRouteApi('/signed-in/calls');
const PAGE_SIZE = 20;

/** The calls that the clusters follow, the nearest deadline first. */
export function CallsPage(): ReactNode {
  const { t } = useTranslation('calls');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isCoordinator = (useViewer()?.coordinatedClusters.length ?? 0) > 0;
  // One "now" for the whole visit: a moving one would ask the server again at every letter.
  const [now] = useState(() => new Date().toISOString());
  const when = search.when ?? 'upcoming';
  const [result, retry] = useQuery({
    query: CallsDocument,
    variables: {
      filter: {
        text: search.text,
        statuses: search.statuses,
        clusterIds: search.cluster === undefined ? undefined : [search.cluster],
        deadlineAfter: when === 'upcoming' ? now : undefined,
        deadlineBefore: when === 'past' ? now : undefined,
      },
      order: { field: 'SUBMISSION_DEADLINE', direction: when === 'upcoming' ? 'ASCENDING' : 'DESCENDING' },
      first: PAGE_SIZE,
      after: afterOf(search.after),
    },
  });
  return (
    <>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          isCoordinator && (
            <>
              <ButtonLink to="/imports" variant="default" leftSection={<Import size={16} aria-hidden />}>
                {t('list.import')}
              </ButtonLink>
              <ButtonLink to="/calls/new" leftSection={<FilePlus2 size={16} aria-hidden />}>
                {t('list.create')}
              </ButtonLink>
            </>
          )
        }
      />
      <CallFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ callsForTender: { nodes, totalCount, pageInfo } }) =>
          nodes.length === 0 ? (
            <NoCalls search={search} isCoordinator={isCoordinator} />
          ) : (
            <>
              <CallsTable calls={nodes} />
              <Pager
                trail={search.after}
                pageSize={PAGE_SIZE}
                shown={nodes.length}
                totalCount={totalCount}
                pageInfo={pageInfo}
                onTrail={(after) => void navigate({ search: { ...search, after } })}
              />
            </>
          )
        }
      </Loaded>
    </>
  );
}

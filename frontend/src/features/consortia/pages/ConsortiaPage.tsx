import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../../../components/states/EmptyState';
import { Loaded } from '../../../components/states/Loaded';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { PageHeader } from '../../../components/layout/PageHeader';
import { Pager } from '../../../components/layout/Pager';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { ConsortiaDocument } from '../../../gql/consortia';
import { afterOf } from '../../../lib/trail';
import { followsCalls, followsConsortia, hasRole, useViewer } from '../../../lib/viewer';
import { ConsortiaFilters } from '../components/list/ConsortiaFilters';
import { ConsortiaTable } from '../components/list/ConsortiaTable';

const route = getRouteApi('/signed-in/consortia');
const PAGE_SIZE = 20;

/** The consortia that this person follows or belongs to, the last changed first. */
export function ConsortiaPage(): ReactNode {
  const { t } = useTranslation('consortia');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { text, states, after } = search;
  const seesCalls = followsCalls(useViewer());
  const isFiltered = text !== undefined || states !== undefined;
  const [result, retry] = useQuery({
    query: ConsortiaDocument,
    variables: {
      filter: { text, states },
      order: { field: 'UPDATED', direction: 'DESCENDING' },
      first: PAGE_SIZE,
      after: afterOf(after),
    },
  });
  return (
    <>
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      <ConsortiaFilters search={search} onChange={(next) => void navigate({ search: next, replace: true })} />
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ consortia: { nodes, totalCount, pageInfo } }) =>
          nodes.length === 0 ? (
            <EmptyState
              title={isFiltered ? t('list.noMatch') : t('list.none')}
              action={
                !isFiltered &&
                seesCalls && (
                  <ButtonLink to="/calls" variant="default">
                    {t('list.toCalls')}
                  </ButtonLink>
                )
              }
            >
              {isFiltered ? t('list.noMatchText') : <NoneText />}
            </EmptyState>
          ) : (
            <>
              <ConsortiaTable consortia={nodes} />
              <Pager
                trail={after}
                pageSize={PAGE_SIZE}
                shown={nodes.length}
                totalCount={totalCount}
                pageInfo={pageInfo}
                onTrail={(trail) => void navigate({ search: { ...search, after: trail } })}
              />
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** Why the list is empty, by what the person can do about it. */
function NoneText(): ReactNode {
  const { t } = useTranslation('consortia');
  const viewer = useViewer();
  if (hasRole(viewer, 'COORDINATOR')) return t('list.noneText');
  return followsConsortia(viewer) ? t('list.noneTextCompany') : t('list.noneTextOther');
}

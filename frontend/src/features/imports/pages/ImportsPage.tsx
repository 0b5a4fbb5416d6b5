import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../../../components/states/EmptyState';
import { ErrorState } from '../../../components/states/ErrorState';
import { Loaded } from '../../../components/states/Loaded';
import { PageHeader } from '../../../components/layout/PageHeader';
import { Pager } from '../../../components/layout/Pager';
import { Section } from '../../../components/layout/Section';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { EarlierImportDocument, ImportsDocument, type ImportTarget } from '../../../gql/imports';
import { afterOf } from '../../../lib/trail';
import { hasRole, useViewer, type Viewer } from '../../../lib/viewer';
import { ImportMemory } from '../components/ImportMemory';
import { ImportsTable } from '../components/ImportsTable';
import { Templates } from '../components/Templates';
import { UploadPanel } from '../components/UploadPanel';

const route = getRouteApi('/signed-in/imports');
const PAGE_SIZE = 20;

/** Brings workbooks in, and shows those that came before. */
export function ImportsPage(): ReactNode {
  const { t } = useTranslation('imports');
  const { after, like, call, lot } = route.useSearch();
  const navigate = route.useNavigate();
  const viewer = useViewer();
  const isCoordinator = hasRole(viewer, 'COORDINATOR');
  const clusters = (isCoordinator ? viewer?.coordinatedClusters : viewer?.clusters) ?? [];
  const [result, retry] = useQuery({
    query: ImportsDocument,
    variables: { first: PAGE_SIZE, after: afterOf(after) },
  });
  const [before] = useQuery({ query: EarlierImportDocument, pause: like === undefined, variables: { id: like ?? '' } });
  const isAsked = result.data !== undefined && (like === undefined || before.data !== undefined);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {!hasRole(viewer, 'COORDINATOR', 'COMPANY_MANAGER', 'NETWORK_ADMINISTRATOR') ? (
        <ErrorState problem={{ kind: 'forbidden' }} />
      ) : (
        <Stack gap="xl">
          <Section title={t('upload.title')} lead={t('upload.lead')}>
            <UploadPanel
              call={call === undefined ? undefined : { callId: call, lotId: lot }}
              targets={targetsOf(viewer)}
              clusters={clusters}
              // Begun anew once it is known what there was before.
              key={`${isAsked ? (like ?? '') : 'asked'} ${call ?? ''} ${lot ?? ''}`}
              limits={result.data?.serverInfo}
              earlier={result.data?.importRuns.nodes ?? []}
              before={before.data?.importRun ?? undefined}
              onPlanned={(importId) => void navigate({ to: '/imports/$importId', params: { importId }, search: {} })}
            />
          </Section>
          <Section title={t('templates.title')} lead={t('templates.lead')}>
            <Templates clusters={clusters} targets={targetsOf(viewer)} />
          </Section>
          <Section title={t('history.title')} bare>
            <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={3} />}>
              {({ importRuns: { nodes, totalCount, pageInfo } }) =>
                nodes.length === 0 ? (
                  <EmptyState title={t('history.none')}>{t('history.noneText')}</EmptyState>
                ) : (
                  <>
                    <ImportsTable runs={nodes} />
                    <Pager
                      trail={after}
                      pageSize={PAGE_SIZE}
                      shown={nodes.length}
                      totalCount={totalCount}
                      pageInfo={pageInfo}
                      onTrail={(trail) => void navigate({ search: { call, lot, after: trail, like } })}
                    />
                  </>
                )
              }
            </Loaded>
          </Section>
          {isCoordinator && (
            <Section title={t('memory.title')} lead={t('memory.lead')} bare>
              {clusters.map(({ id }) => (
                <ImportMemory key={id} clusterId={id} />
              ))}
            </Section>
          )}
        </Stack>
      )}
    </>
  );
}

/** What this person may bring in, the usual one first; the server decides what is allowed. */
function targetsOf(viewer: Viewer | null): readonly [ImportTarget, ...ImportTarget[]] {
  if (hasRole(viewer, 'COORDINATOR')) return ['CALLS', 'CAPABILITIES', 'AWARDS', 'COMPANIES', 'INTERESTS', 'COMPETENCIES'];
  return hasRole(viewer, 'COMPANY_MANAGER') ? ['CAPABILITIES', 'COMPANIES', 'INTERESTS'] : ['COMPETENCIES'];
}

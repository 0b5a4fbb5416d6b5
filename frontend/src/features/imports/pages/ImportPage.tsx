import { Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { DownloadButton } from '../../../components/actions/DownloadButton';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { Section } from '../../../components/layout/Section';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { ImportPlanDocument } from '../../../gql/imports';
import { importReportAddress } from '../../../lib/addresses';
import { formatInstant } from '../../../lib/format/dates';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { ImportStateBadge } from '../components/ImportStateBadge';
import { FailedImport } from '../components/progress/FailedImport';
import { WriteFailed } from '../components/progress/WriteFailed';
import { ImportWork } from '../components/progress/ImportWork';
import { PlanCounts } from '../components/plan/PlanCounts';
import { PlanAsItWas } from '../components/plan/PlanAsItWas';
import { PlanSteps } from '../components/plan/PlanSteps';
import { PlanToApply } from '../components/plan/PlanToApply';
import { UndoImport } from '../components/plan/UndoImport';

const route = getRouteApi('/signed-in/imports/$importId');

/** What a workbook would change, row by row; nothing changes before it is applied. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const language = useLanguage();
  const { importId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [result, retry] = useQuery({ query: ImportPlanDocument, variables: { id: importId } });
  const readAgain = useCallback(() => retry({ requestPolicy: 'network-only' }), [retry]);
  return (
    <Loaded isPage result={result} retry={retry} skeleton={<PageSkeleton />}>
      {({ importRun: run }) =>
        run ? (
          <>
            <PageHeader
              title={run.fileName}
              trail={[
                <AnchorLink key="imports" to="/imports">
                  {t('title')}
                </AnchorLink>,
              ]}
              lead={
                <>
                  <Text span mr="xs">
                    {t('plan.lead', {
                      target: word(`importTarget.${run.target}`),
                      cluster: run.cluster.name,
                      at: formatInstant(run.createdAt, language),
                    })}
                  </Text>
                  <ImportStateBadge state={run.state} />
                </>
              }
              actions={<DownloadButton href={importReportAddress(run.id)}>{t('report')}</DownloadButton>}
            />
            {run.state === 'READING' || run.workStage !== null ? (
              <ImportWork importRunId={run.id} onEnd={readAgain} onGone={() => void navigate({ to: '/imports' })} />
            ) : run.state === 'FAILED' ? (
              <FailedImport run={run} />
            ) : (
              <Stack gap="xl">
                {run.failures.length > 0 && <WriteFailed run={run} />}
                <PlanCounts counts={run.counts} />
                <PlanToApply run={run} />
                <UndoImport run={run} />
                <AnchorLink to="/imports" search={{ like: run.id }}>
                  {t('upload.again')}
                </AnchorLink>
                {run.viewerCanApply ? (
                  <Section title={t('steps.title')} lead={t('steps.lead')} bare>
                    <PlanSteps
                      run={run}
                      search={search}
                      onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
                    />
                  </Section>
                ) : (
                  <PlanAsItWas
                    run={run}
                    search={search}
                    onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
                  />
                )}
              </Stack>
            )}
          </>
        ) : (
          <NotFoundState />
        )
      }
    </Loaded>
  );
}

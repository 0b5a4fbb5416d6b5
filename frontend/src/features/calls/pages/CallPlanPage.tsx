import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { PageHeader } from '../../../components/layout/PageHeader';
import { EmptyState } from '../../../components/states/EmptyState';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { CallPlanPageDocument, type CallPlanPageQuery } from '../../../gql/calls';
import { PlanDesk } from '../components/plan/PlanDesk';

const route = getRouteApi('/signed-in/calls/$callId/plan');

/** The plans of a call, each for all its lots: who takes which lot, what it is worth, and who carries how much. */
export function CallPlanPage(): ReactNode {
  const { t } = useTranslation('calls');
  const { callId } = route.useParams();
  const { run } = route.useSearch();
  const navigate = route.useNavigate();
  const [result, retry] = useQuery({ query: CallPlanPageDocument, variables: { id: callId }, requestPolicy: 'cache-and-network' });
  const show = useCallback(
    (runId: string | undefined) => void navigate({ search: { run: runId }, replace: true, resetScroll: false }),
    [navigate],
  );
  const readAgain = useCallback(() => retry({ requestPolicy: 'network-only' }), [retry]);
  return (
    <Loaded isPage result={result} retry={retry} skeleton={<PageSkeleton />}>
      {({ callForTender: call }) =>
        call ? (
          <>
            <Header call={call} />
            {call.planRuns === null ? (
              <EmptyState title={t('plan.forbidden')} action={<BackToCall callId={callId} />}>
                {t('plan.forbiddenText')}
              </EmptyState>
            ) : call.lots.length === 0 ? (
              <EmptyState title={t('plan.noLots')} action={<BackToCall callId={callId} />}>
                {t('plan.noLotsText')}
              </EmptyState>
            ) : (
              <PlanDesk
                key={callId}
                call={call}
                runs={call.planRuns}
                wantedId={run}
                onShow={show}
                onNews={readAgain}
              />
            )}
          </>
        ) : (
          <NotFoundState
            action={
              <ButtonLink to="/calls" variant="default">
                {t('list.back')}
              </ButtonLink>
            }
          />
        )
      }
    </Loaded>
  );
}

function BackToCall({ callId }: { readonly callId: string }): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <ButtonLink to="/calls/$callId" params={{ callId }} variant="default">
      {t('plan.backToCall')}
    </ButtonLink>
  );
}

function Header({ call }: { readonly call: NonNullable<CallPlanPageQuery['callForTender']> }): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <PageHeader
      title={t('plan.title')}
      trail={[
        <AnchorLink key="calls" to="/calls">
          {t('list.title')}
        </AnchorLink>,
        <AnchorLink key="call" to="/calls/$callId" params={{ callId: call.id }}>
          {call.title}
        </AnchorLink>,
      ]}
      lead={t('plan.lead')}
      actions={
        call.planRuns &&
        call.planRuns.length > 0 && (
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
            {t('plan.print')}
          </Button>
        )
      }
    />
  );
}

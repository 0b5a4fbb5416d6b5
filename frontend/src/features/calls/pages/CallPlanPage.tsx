import { Button, Checkbox, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { PageHeader } from '../../../components/layout/PageHeader';
import { EmptyState } from '../../../components/states/EmptyState';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { CallPlanDocument } from '../../../gql/calls';
import { PlanVerdict } from '../components/plan/PlanVerdict';
import { PlannedLoads } from '../components/plan/PlannedLoads';
import { PlannedLots } from '../components/plan/PlannedLots';

const route = getRouteApi('/signed-in/calls/$callId/plan');

/** One plan for all lots of a call: who takes which lot, what it is worth, and who carries how much. */
export function CallPlanPage(): ReactNode {
  const { t } = useTranslation('calls');
  const { callId } = route.useParams();
  const [allowsSubcontractors, setAllowsSubcontractors] = useState(false);
  const [result, retry] = useQuery({ query: CallPlanDocument, variables: { id: callId, allowsSubcontractors } });
  return (
    <Loaded isPage result={result} retry={retry} skeleton={<PageSkeleton />}>
      {({ callForTender: call }) =>
        call ? (
          <>
            <PageHeader
              title={t('plan.title')}
              trail={[
                <AnchorLink key="calls" to="/calls">
                  {t('list.title')}
                </AnchorLink>,
                <AnchorLink key="call" to="/calls/$callId" params={{ callId }}>
                  {call.reference}
                </AnchorLink>,
              ]}
              lead={t('plan.lead')}
              actions={
                <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
                  {t('plan.print')}
                </Button>
              }
            />
            <Checkbox
              mb="md"
              label={t('plan.subcontractors')}
              checked={allowsSubcontractors}
              onChange={(event) => setAllowsSubcontractors(event.currentTarget.checked)}
            />
            {!call.plan && <EmptyState title={t('plan.forbidden')} />}
            {call.plan?.lots.length === 0 && <EmptyState title={t('plan.noLots')}>{t('plan.noLotsText')}</EmptyState>}
            {call.plan && call.plan.lots.length > 0 && (
              <Stack gap="xl">
                <PlanVerdict plan={call.plan} />
                <PlannedLots lots={call.plan.lots} />
                <PlannedLoads loads={call.plan.loads} />
              </Stack>
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

import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Pencil, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { Deadline } from '../../../components/actions/Deadline';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { useLiveCall } from '../../../components/live/useLiveCall';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { CallDocument } from '../../../gql/calls';
import { CallFacts } from '../components/call/CallFacts';
import { CallStatusBadge } from '../components/list/CallStatusBadge';
import { DeleteCall } from '../components/call/DeleteCall';
import { CallDownloads } from '../components/call/CallDownloads';
import { ImportIntoCall } from '../../../components/actions/ImportIntoCall';
import { JointRuns } from '../components/lot/JointRuns';
import { LotWorkbench } from '../components/lot/LotWorkbench';

const route = getRouteApi('/signed-in/calls/$callId');

/** One call: its deadlines and rules, its lots, and what each lot asks. */
export function CallPage(): ReactNode {
  const { t } = useTranslation('calls');
  const { callId } = route.useParams();
  const { lot } = route.useSearch();
  const navigate = route.useNavigate();
  const [result, retry] = useQuery({ query: CallDocument, variables: { id: callId } });
  useLiveCall(callId);
  return (
    <Loaded isPage result={result} retry={retry} skeleton={<PageSkeleton />}>
      {({ callForTender: call }) =>
        call ? (
          <>
            <PageHeader
              title={call.title}
              trail={[
                <AnchorLink key="calls" to="/calls">
                  {t('list.title')}
                </AnchorLink>,
                <span key="reference">{call.reference}</span>,
              ]}
              lead={
                <Group gap="sm">
                  <span>{call.buyer}</span>
                  <CallStatusBadge status={call.status} />
                  <Deadline at={call.submissionDeadlineAt} />
                </Group>
              }
              actions={
                <>
                  {call.viewerCanUpdate && call.lots.length > 1 && (
                    <ButtonLink
                      to="/calls/$callId/plan"
                      params={{ callId: call.id }}
                      variant="default"
                      leftSection={<Waypoints size={16} aria-hidden />}
                    >
                      {t('plan.action')}
                    </ButtonLink>
                  )}
                  {call.viewerCanUpdate && <ImportIntoCall callId={call.id} />}
                  <CallDownloads callId={call.id} showsCoverage={call.viewerCanUpdate} />
                  {call.viewerCanUpdate && (
                    <ButtonLink
                      to="/calls/$callId/edit"
                      params={{ callId: call.id }}
                      variant="default"
                      leftSection={<Pencil size={16} aria-hidden />}
                    >
                      {t('edit.action')}
                    </ButtonLink>
                  )}
                  {call.viewerCanDelete && <DeleteCall callId={call.id} version={call.version} title={call.title} />}
                </>
              }
            />
            <CallFacts call={call} />
            <LotWorkbench
              callId={call.id}
              lots={call.lots}
              canUpdate={call.viewerCanUpdate}
              chosenLotId={lot}
              onChoose={(lotId) => void navigate({ search: { lot: lotId }, replace: true, resetScroll: false })}
            />
            {call.viewerCanUpdate && call.lots.length > 1 && <JointRuns callId={call.id} />}
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

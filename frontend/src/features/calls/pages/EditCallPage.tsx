import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ErrorState } from '../../../components/states/ErrorState';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { CallFormPartsFragmentDoc, CallToEditDocument } from '../../../gql/calls';
import { readFragment } from '../../../lib/graphql/fragment';
import { CallForm } from '../components/call/CallForm';

const route = getRouteApi('/signed-in/calls/$callId/edit');

/** Changes all fields of a call. */
export function EditCallPage(): ReactNode {
  const { t } = useTranslation('calls');
  const { callId } = route.useParams();
  const navigate = route.useNavigate();
  const [result, retry] = useQuery({ query: CallToEditDocument, variables: { id: callId } });
  const leave = (): void => void navigate({ to: '/calls/$callId', params: { callId } });
  return (
    <Loaded isPage result={result} retry={retry} skeleton={<PageSkeleton />}>
      {({ callForTender: call }) => {
        if (!call) return <NotFoundState />;
        if (!call.viewerCanUpdate) return <ErrorState isPage problem={{ kind: 'forbidden' }} />;
        const parts = readFragment(CallFormPartsFragmentDoc, call);
        return (
          <>
            <PageHeader
              title={t('edit.title')}
              trail={[
                <AnchorLink key="calls" to="/calls">
                  {t('list.title')}
                </AnchorLink>,
                <AnchorLink key="call" to="/calls/$callId" params={{ callId }}>
                  {parts.title}
                </AnchorLink>,
              ]}
            />
            <CallForm call={parts} clusters={[parts.cluster]} onSaved={leave} onCancel={leave} />
          </>
        );
      }}
    </Loaded>
  );
}

import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ErrorState } from '../../../components/states/ErrorState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { useViewer } from '../../../lib/viewer';
import { CallForm } from '../components/call/CallForm';

/** Writes down a call by hand. */
export function NewCallPage(): ReactNode {
  const { t } = useTranslation('calls');
  const navigate = useNavigate();
  const clusters = useViewer()?.coordinatedClusters ?? [];
  if (clusters.length === 0) return <ErrorState isPage problem={{ kind: 'forbidden' }} />;
  return (
    <>
      <PageHeader
        title={t('new.title')}
        lead={t('new.lead')}
        trail={[
          <AnchorLink key="calls" to="/calls">
            {t('list.title')}
          </AnchorLink>,
        ]}
      />
      <CallForm
        clusters={clusters}
        onSaved={(callId) => void navigate({ to: '/calls/$callId', params: { callId } })}
        onCancel={() => void navigate({ to: '/calls' })}
      />
    </>
  );
}

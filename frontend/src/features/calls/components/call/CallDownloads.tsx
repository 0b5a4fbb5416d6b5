import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../../../components/actions/DownloadMenu';
import { callAddress, callCoverageAddress, callTableAddress } from '../../../../lib/addresses';

interface CallDownloadsProps {
  readonly callId: string;
  /** Whether the reader may see who covers what. */
  readonly showsCoverage: boolean;
}

/** The call and its tables, which can be imported back; for coordinators also who covers what of all its lots. */
export function CallDownloads({ callId, showsCoverage }: CallDownloadsProps): ReactNode {
  const { t } = useTranslation('calls');
  const tables = [
    { label: t('downloads.whole'), address: callAddress.bind(null, callId) },
    { label: t('downloads.lots'), address: callTableAddress.bind(null, callId, 'lots') },
    { label: t('downloads.requirements'), address: callTableAddress.bind(null, callId, 'requirements') },
  ];
  const files = showsCoverage ? [{ label: t('downloads.coverage'), href: callCoverageAddress(callId) }] : [];
  return <DownloadMenu groups={[{ tables, files }]} />;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadMenu } from '../../../components/actions/DownloadMenu';
import { capabilityTemplateAddress, clusterTableAddress } from '../../../lib/addresses';
import { useViewer } from '../../../lib/viewer';

/** What the reader's clusters keep, in every format, and blank workbooks to fill; for members and coordinators of clusters. */
export function DirectoryDownloads(): ReactNode {
  const { t } = useTranslation('companies');
  const viewer = useViewer();
  if (!viewer || (viewer.companies.length === 0 && viewer.coordinatedClusters.length === 0)) return null;
  const groups = viewer.clusters.map(({ id, name }) => ({
    title: name,
    tables: (['companies', 'references', 'certificates', 'capabilities', 'capability-matrix', 'awards'] as const).map((table) => ({
      label: t(`downloads.${table}`),
      address: (format: Parameters<typeof clusterTableAddress>[2]) => clusterTableAddress(id, table, format),
    })),
    files: [
      { label: t('downloads.list'), href: capabilityTemplateAddress(id, 'list') },
      { label: t('downloads.matrix'), href: capabilityTemplateAddress(id, 'matrix') },
    ],
  }));
  return <DownloadMenu groups={groups} />;
}

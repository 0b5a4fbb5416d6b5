import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { capabilityTemplateAddress, clusterCapabilitiesAddress } from '../../../lib/addresses';
import { useViewer } from '../../../lib/viewer';

/** The capabilities of a cluster as a workbook, and blank ones to fill; for members and coordinators of clusters. */
export function DownloadMenu(): ReactNode {
  const { t } = useTranslation('companies');
  const viewer = useViewer();
  if (!viewer || (viewer.companies.length === 0 && viewer.coordinatedClusters.length === 0)) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<FileSpreadsheet size={16} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('downloads.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer.clusters.map(({ id, name }) => (
          <div key={id} role="group" aria-label={name}>
            <Menu.Label>{name}</Menu.Label>
            <Menu.Item component="a" download href={clusterCapabilitiesAddress(id)}>
              {t('downloads.sheet')}
            </Menu.Item>
            <Menu.Item component="a" download href={clusterCapabilitiesAddress(id, 'csv')}>
              {t('downloads.csv')}
            </Menu.Item>
            <Menu.Item component="a" download href={capabilityTemplateAddress(id, 'list')}>
              {t('downloads.list')}
            </Menu.Item>
            <Menu.Item component="a" download href={capabilityTemplateAddress(id, 'matrix')}>
              {t('downloads.matrix')}
            </Menu.Item>
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

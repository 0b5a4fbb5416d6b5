import { Button, Menu } from '@mantine/core';
import { ChevronDown, FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TABLE_FORMATS, type TableFormat } from '../../lib/addresses';
import classes from './DownloadMenu.module.css';

/** A table that the server writes in every format. */
export interface TableDownload {
  readonly label: string;
  readonly address: (format: TableFormat) => string;
}

/** A file that there is in one format only. */
export interface FileDownload {
  readonly label: string;
  readonly href: string;
}

export interface DownloadGroup {
  /** Above the group, where there are several. */
  readonly title?: string;
  readonly tables?: readonly TableDownload[];
  readonly files?: readonly FileDownload[];
}

interface DownloadMenuProps {
  readonly groups: readonly DownloadGroup[];
}

/** What can be downloaded from a page: each table in the formats that there are, then files of one format. */
export function DownloadMenu({ groups }: DownloadMenuProps): ReactNode {
  const { t } = useTranslation('components');
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<FileSpreadsheet size={16} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('download.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {groups.map(({ title, tables = [], files = [] }, place) => (
          <div key={title ?? place} role="group" aria-label={title ?? t('download.title')}>
            {place > 0 && <Menu.Divider />}
            {title !== undefined && <Menu.Label fw={700}>{title}</Menu.Label>}
            {tables.map(({ label, address }) => (
              <div key={label}>
                <Menu.Label aria-hidden>{label}</Menu.Label>
                <div className={classes.formats}>
                  {TABLE_FORMATS.map((format) => (
                    <Menu.Item
                      key={format}
                      component="a"
                      download
                      href={address(format)}
                      aria-label={t('download.of', { what: label, format: t(`download.format.${format}`) })}
                    >
                      {t(`download.format.${format}`)}
                    </Menu.Item>
                  ))}
                </div>
              </div>
            ))}
            {files.map(({ label, href }) => (
              <Menu.Item key={label} component="a" download href={href}>
                {label}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { callWorkbookAddress } from '../../../../lib/addresses';

interface ExportCallProps {
  readonly callId: string;
}

/** The call as a workbook that can be imported back. */
export function ExportCall({ callId }: ExportCallProps): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <Button
      component="a"
      href={callWorkbookAddress(callId)}
      download
      variant="default"
      leftSection={<FileSpreadsheet size={16} aria-hidden />}
    >
      {t('export')}
    </Button>
  );
}

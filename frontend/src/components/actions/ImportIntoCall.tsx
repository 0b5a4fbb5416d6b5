import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './ButtonLink';

interface ImportIntoCallProps {
  readonly callId: string;
  /** The lot that the rows are about which name none; the call alone when absent. */
  readonly lotId?: string;
  readonly size?: 'xs' | 'sm';
}

/** Leads to the upload of a workbook with lots or requirements, the call and the lot already named. */
export function ImportIntoCall({ callId, lotId, size = 'sm' }: ImportIntoCallProps): ReactNode {
  const { t } = useTranslation('components');
  return (
    <ButtonLink
      to="/imports"
      search={{ call: callId, lot: lotId }}
      variant="default"
      size={size}
      leftSection={<FileUp size={size === 'xs' ? 14 : 16} aria-hidden />}
    >
      {lotId === undefined ? t('importInto.call') : t('importInto.lot')}
    </ButtonLink>
  );
}

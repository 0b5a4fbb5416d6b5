import { Alert } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Nobody administers this server yet: where the link of the first access is. */
export function SetupNotice(): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <Alert mb="md" color="lake" title={t('setup.neededTitle')} icon={<KeyRound size={18} aria-hidden />}>
      {t('setup.neededText')}
    </Alert>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/PageHeader';

export function SetupPage(): ReactNode {
  const { t } = useTranslation('app');
  return <PageHeader title={t('pages.setup')} />;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader';

export function LotPage(): ReactNode {
  const { t } = useTranslation('app');
  return <PageHeader title={t('pages.lot')} />;
}

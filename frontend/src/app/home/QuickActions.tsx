import { Building2, FilePlus2, Import, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/actions/ButtonLink';
import { hasRole, useViewer } from '../../lib/viewer';

/** The first things that people of each role come to do. */
export function QuickActions(): ReactNode {
  const { t } = useTranslation('app');
  const viewer = useViewer();
  return (
    <>
      {hasRole(viewer, 'COORDINATOR') && (
        <>
          <ButtonLink to="/calls/new" variant="default" leftSection={<FilePlus2 size={16} aria-hidden />}>
            {t('home.newCall')}
          </ButtonLink>
          <ButtonLink to="/imports" leftSection={<Import size={16} aria-hidden />}>
            {t('home.import')}
          </ButtonLink>
        </>
      )}
      {hasRole(viewer, 'COMPANY_MANAGER', 'COMPANY_CONTRIBUTOR') && (
        <ButtonLink to="/my-company" leftSection={<Building2 size={16} aria-hidden />}>
          {t('home.declare')}
        </ButtonLink>
      )}
      {hasRole(viewer, 'NETWORK_ADMINISTRATOR') && (
        <ButtonLink to="/accounts" variant="default" leftSection={<UserPlus size={16} aria-hidden />}>
          {t('home.accounts')}
        </ButtonLink>
      )}
    </>
  );
}

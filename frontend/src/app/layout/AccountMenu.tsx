import { LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/actions/ButtonLink';
import { useViewer } from '../../lib/viewer';
import { PersonMenu } from './PersonMenu';

/** The signed-in person, or the way in. */
export function AccountMenu(): ReactNode {
  const { t } = useTranslation('app');
  const viewer = useViewer();
  if (viewer) return <PersonMenu viewer={viewer} />;
  return (
    <ButtonLink to="/sign-in" leftSection={<LogIn size={16} aria-hidden />}>
      {t('signIn')}
    </ButtonLink>
  );
}

import { SignpostBig } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/actions/ButtonLink';
import { StateMessage } from '../../components/states/StateMessage';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <>
      <title>{`${t('notFound.title')} · Cordée`}</title>
      <StateMessage
        order={1}
        icon={<SignpostBig size={22} />}
        title={t('notFound.title')}
        action={
          <ButtonLink to="/">
            {t('notFound.home')}
          </ButtonLink>
        }
      >
        {t('notFound.text')}
      </StateMessage>
    </>
  );
}

import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMessage } from './StateMessage';

interface NotFoundStateProps {
  /** The way back to the list. */
  readonly action?: ReactNode;
}

/** The object of the page is absent, or not for this person: both look the same on purpose. */
export function NotFoundState({ action }: NotFoundStateProps): ReactNode {
  const { t } = useTranslation('components');
  return (
    <>
      <title>{`${t('absent.title')} · Cordée`}</title>
      <StateMessage order={1} icon={<SearchX size={22} />} title={t('absent.title')} action={action}>
        {t('absent.text')}
      </StateMessage>
    </>
  );
}

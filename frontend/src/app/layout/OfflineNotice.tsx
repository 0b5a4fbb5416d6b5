import { useNetwork } from '@mantine/hooks';
import { WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './OfflineNotice.module.css';

/** Says that the network is gone, so that nobody believes that something was saved. */
export function OfflineNotice(): ReactNode {
  const { t } = useTranslation('app');
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={classes.notice}>
          <WifiOff size={16} aria-hidden />
          {t('offline')}
        </p>
      )}
    </div>
  );
}

import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../lib/viewer';
import { AccountMenu } from './AccountMenu';
import { Brand } from './Brand';
import { destinationsOf } from './destinations';
import { PaletteButton } from './PaletteButton';
import { ScreenSwitches } from './ScreenSwitches';
import classes from './SideNav.module.css';

interface SideNavProps {
  readonly onSearch: () => void;
  /** Given in the drawer, where the navigation can be closed. */
  readonly onClose?: () => void;
}

/** Where one can go, by who one is; the person, the language and the colours at the bottom. */
export function SideNav({ onSearch, onClose }: SideNavProps): ReactNode {
  const { t } = useTranslation('app');
  const viewer = useViewer();
  return (
    <div className={classes.nav}>
      <div className={classes.top}>
        <Link to="/" className={classes.brand}>
          <Brand />
        </Link>
        {onClose && <CloseButton onClick={onClose} aria-label={t('nav.close')} />}
      </div>
      <div className={classes.search}>
        <PaletteButton onClick={onSearch} />
      </div>
      <nav aria-label={t('nav.label')} className={classes.scroll}>
        <ul className={classes.list}>
          {destinationsOf(viewer).map(({ to, word, Icon }) => (
            <li key={to}>
              <Link
                to={to}
                className={classes.link}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                activeProps={{ 'aria-current': 'page' }}
              >
                <Icon size={18} aria-hidden />
                {t(`pages.${word}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.bottom}>
        <ScreenSwitches />
        <AccountMenu />
        <Link to="/accessibility" className={classes.statement}>
          {t('accessibility.state')}
        </Link>
      </div>
    </div>
  );
}

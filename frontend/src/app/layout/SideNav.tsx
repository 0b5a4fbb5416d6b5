import { CloseButton } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Building2, FileStack, Gauge, Import, type LucideIcon, Mountain, Network, Tags, Users, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { followsCalls, followsConsortia, hasRole, useViewer, type Viewer } from '../../lib/viewer';
import { AccountMenu } from './AccountMenu';
import { Brand } from './Brand';
import { ScreenSwitches } from './ScreenSwitches';
import classes from './SideNav.module.css';

interface Destination {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: 'home' | 'calls' | 'consortia' | 'imports' | 'directory' | 'competencies' | 'myCompany' | 'clusters' | 'accounts';
  readonly Icon: LucideIcon;
  readonly isFor: (viewer: Viewer | null) => boolean;
}

const DESTINATIONS: readonly Destination[] = [
  { to: '/', word: 'home', Icon: Gauge, isFor: (viewer) => viewer !== null },
  { to: '/calls', word: 'calls', Icon: FileStack, isFor: followsCalls },
  { to: '/consortia', word: 'consortia', Icon: Mountain, isFor: followsConsortia },
  { to: '/my-company', word: 'myCompany', Icon: Building2, isFor: (viewer) => (viewer?.companies.length ?? 0) > 0 },
  { to: '/imports', word: 'imports', Icon: Import, isFor: (viewer) => hasRole(viewer, 'COORDINATOR', 'COMPANY_MANAGER', 'NETWORK_ADMINISTRATOR') },
  { to: '/directory', word: 'directory', Icon: Network, isFor: () => true },
  { to: '/competencies', word: 'competencies', Icon: Tags, isFor: () => true },
  { to: '/clusters', word: 'clusters', Icon: Waypoints, isFor: (viewer) => hasRole(viewer, 'NETWORK_ADMINISTRATOR') },
  { to: '/accounts', word: 'accounts', Icon: Users, isFor: (viewer) => hasRole(viewer, 'NETWORK_ADMINISTRATOR', 'COORDINATOR') },
];

interface SideNavProps {
  /** Given in the drawer, where the navigation can be closed. */
  readonly onClose?: () => void;
}

/** Where one can go, by who one is; the person, the language and the colours at the bottom. */
export function SideNav({ onClose }: SideNavProps): ReactNode {
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
      <nav aria-label={t('nav.label')} className={classes.scroll}>
        <ul className={classes.list}>
          {DESTINATIONS.filter(({ isFor }) => isFor(viewer)).map(({ to, word, Icon }) => (
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
      </div>
    </div>
  );
}

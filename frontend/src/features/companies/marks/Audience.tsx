import { Globe, Lock, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../lib/viewer';
import classes from './Audience.module.css';

const ICONS = { public: Globe, cluster: Users, own: Lock } as const;

interface AudienceProps {
  /** Everybody; the companies of the cluster; or the company with its coordinators. */
  readonly of: keyof typeof ICONS;
}

/** Who else sees this part of the page; visitors need not know. */
export function Audience({ of }: AudienceProps): ReactNode {
  const { t } = useTranslation('companies');
  const viewer = useViewer();
  if (!viewer) return null;
  const Icon = ICONS[of];
  return (
    <span className={classes.audience}>
      <Icon size={13} aria-hidden />
      {t(`audience.${of}`)}
    </span>
  );
}

import type { LinkProps } from '@tanstack/react-router';
import { Building2, FileStack, Gauge, Import, type LucideIcon, Mountain, Network, Tags, Users, Waypoints } from 'lucide-react';
import { followsCalls, followsConsortia, hasRole, type Viewer } from '../../lib/viewer';

export interface Destination {
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

/** The pages that a person can go to from everywhere, by who they are. */
export function destinationsOf(viewer: Viewer | null): readonly Destination[] {
  return DESTINATIONS.filter(({ isFor }) => isFor(viewer));
}

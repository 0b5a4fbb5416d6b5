import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronsUpDown, LogOut, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignOutDocument } from '../../gql/app';
import { useCommand } from '../../lib/graphql/useCommand';
import { notifyRefused } from '../../lib/notify';
import { forgetPlaces } from '../../lib/recentPlaces';
import type { Viewer } from '../../lib/viewer';
import classes from './PersonMenu.module.css';

interface PersonMenuProps {
  readonly viewer: Viewer;
}

/** Who is signed in; their account and the way out. */
export function PersonMenu({ viewer }: PersonMenuProps): ReactNode {
  const { t } = useTranslation('app');
  const [signOut] = useCommand(SignOutDocument);

  async function leave(): Promise<void> {
    const outcome = await signOut({});
    // A fresh page forgets everything that this person could read.
    if (outcome.done) {
      forgetPlaces();
      window.location.assign('/sign-in');
    } else notifyRefused(outcome);
  }

  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t('person.menu', { name: viewer.account.name })}>
          <Avatar name={viewer.account.name} color="lake" size={30} radius="xl" aria-hidden />
          <span className={classes.words}>
            <Text size="sm" fw={600} lh={1.25}>
              {viewer.account.name}
            </Text>
            <Text size="xs" c="dimmed">
              {viewer.companies[0]?.name ?? viewer.coordinatedClusters[0]?.name ?? viewer.account.email}
            </Text>
          </span>
          <ChevronsUpDown size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" leftSection={<UserRound size={15} aria-hidden />}>
          {t('pages.account')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

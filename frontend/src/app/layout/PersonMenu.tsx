import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChevronsUpDown, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../lib/viewer';
import classes from './PersonMenu.module.css';

interface PersonMenuProps {
  readonly viewer: Viewer;
}

/** Who is signed in; their account and the way out. */
export function PersonMenu({ viewer }: PersonMenuProps): ReactNode {
  const { t } = useTranslation('app');
  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t('person.menu', { name: viewer.name })}>
          <Avatar name={viewer.name} color="lake" size={30} radius="xl" aria-hidden />
          <span className={classes.words}>
            <Text size="sm" fw={600} truncate>
              {viewer.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {viewer.company?.name ?? viewer.email}
            </Text>
          </span>
          <ChevronsUpDown size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" leftSection={<UserRound size={15} aria-hidden />}>
          {t('pages.account')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

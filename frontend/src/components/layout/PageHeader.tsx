import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { notePlace } from '../../lib/recentPlaces';
import { useViewer } from '../../lib/viewer';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** One line under the title: what this page is for, or where the thing stands. */
  readonly lead?: ReactNode;
  /** Links to the pages above, from the outermost in. */
  readonly trail?: readonly ReactNode[];
  readonly actions?: ReactNode;
}

/** Pages of one thing: worth going back to. Those of the menu are a key away anyway, and other addresses may hold secrets. */
const OF_ONE_THING = /^\/(calls|lots|consortia|companies|imports)\/(?!new$)[^/]+/;

/** The head of a page: title of the document, main heading (which takes the focus after a change of page), actions. */
export function PageHeader({ title, lead, trail, actions }: PageHeaderProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // After a change of page the layout puts the focus on <main>; the heading says more to a screen reader.
    if (document.activeElement?.tagName === 'MAIN') heading.current?.focus({ preventScroll: true });
  }, []);
  const accountId = useViewer()?.account.id;
  useEffect(() => {
    const path = window.location.pathname;
    if (accountId !== undefined && OF_ONE_THING.test(path)) notePlace(accountId, { path, title });
  }, [accountId, title]);
  return (
    <header className={classes.header}>
      <title>{`${title} · Cordée`}</title>
      {trail && trail.length > 0 && (
        <Breadcrumbs className={classes.trail} separator="›">
          {trail}
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="flex-end" gap="md">
        <Stack gap={4} className={classes.words}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" component="div" className={classes.lead}>
              {lead}
            </Text>
          )}
        </Stack>
        {actions !== undefined && (
          <Group gap="xs" className={classes.actions}>
            {actions}
          </Group>
        )}
      </Group>
    </header>
  );
}

import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './StateMessage.module.css';

interface StateMessageProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status';
  /** 1 when it is the whole page, 2 (the default) when it stands inside one. */
  readonly order?: 1 | 2 | 3;
}

/** What is said in the place of content that is not there: empty, refused, failed. */
export function StateMessage({ icon, title, children, action, role, order = 2 }: StateMessageProps): ReactNode {
  return (
    <Stack align="center" gap="xs" className={classes.box} role={role}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Title order={order} size="h3" ta="center">
        {title}
      </Title>
      {children !== undefined && (
        <Text c="dimmed" ta="center" component="div" className={classes.text}>
          {children}
        </Text>
      )}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </Stack>
  );
}

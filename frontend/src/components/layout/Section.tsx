import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Content that brings its own frame, like a table, needs no second one. */
  readonly bare?: boolean;
}

/** A named part of a page. */
export function Section({ title, lead, actions, children, bare = false }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Group justify="space-between" align="flex-end" mb="sm" gap="xs">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" component="div">
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {bare ? (
        children
      ) : (
        <Paper withBorder p="lg" className={classes.frame}>
          {children}
        </Paper>
      )}
    </section>
  );
}

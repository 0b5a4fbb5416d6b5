import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ClusterPartsFragmentDoc } from '../../../gql/clusters';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { ClusterDialog } from './ClusterDialog';
import classes from './ClusterCard.module.css';

interface ClusterCardProps {
  readonly cluster: FragmentRef<typeof ClusterPartsFragmentDoc>;
}

/** A cluster at a glance. */
export function ClusterCard({ cluster: ref }: ClusterCardProps): ReactNode {
  const { t } = useTranslation('clusters');
  const [editing, dialog] = useDisclosure(false);
  const cluster = readFragment(ClusterPartsFragmentDoc, ref);
  return (
    <Paper withBorder p="md" className={classes.card}>
      <Title order={3}>{cluster.name}</Title>
      <Text c="dimmed">{t('companyCount', { count: cluster.nCompanies })}</Text>
      {cluster.summary && <Text className={classes.summary}>{cluster.summary}</Text>}
      <Group mt="sm">
        <Button
          variant="default"
          size="xs"
          leftSection={<Pencil size={14} aria-hidden />}
          aria-label={t('cluster.editOne', { name: cluster.name })}
          onClick={dialog.open}
        >
          {t('cluster.edit')}
        </Button>
      </Group>
      <ClusterDialog cluster={cluster} opened={editing} onClose={dialog.close} />
    </Paper>
  );
}

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/EmptyState';
import { Section } from '../../../components/layout/Section';
import type { ClustersQuery } from '../../../gql/clusters';
import { ClusterCard } from './ClusterCard';
import { ClusterDialog } from './ClusterDialog';
import classes from './NetworkSection.module.css';

interface NetworkSectionProps {
  readonly network: ClustersQuery['networks'][number];
}

/** A network with its clusters. */
export function NetworkSection({ network }: NetworkSectionProps): ReactNode {
  const { t } = useTranslation('clusters');
  const [adding, dialog] = useDisclosure(false);
  return (
    <Section
      bare
      title={network.name}
      lead={t('clusterCount', { count: network.clusters.length })}
      actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={dialog.open}>
          {t('cluster.add')}
        </Button>
      }
    >
      {network.clusters.length === 0 ? (
        <EmptyState title={t('cluster.none')}>{t('cluster.noneText')}</EmptyState>
      ) : (
        <ul className={classes.cards}>
          {network.clusters.map((cluster) => (
            <li key={cluster.id}>
              <ClusterCard cluster={cluster} />
            </li>
          ))}
        </ul>
      )}
      <ClusterDialog networkId={network.id} opened={adding} onClose={dialog.close} />
    </Section>
  );
}

import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../components/actions/AnchorLink';
import { ButtonLink } from '../../components/actions/ButtonLink';
import { EmptyState } from '../../components/states/EmptyState';
import { Section } from '../../components/layout/Section';
import type { HomeQuery } from '../../gql/app';
import classes from './Home.module.css';

interface HomeClustersProps {
  readonly networks: NonNullable<HomeQuery['networks']>;
}

/** The clusters of the network, or the first step when there is none. */
export function HomeClusters({ networks }: HomeClustersProps): ReactNode {
  const { t } = useTranslation('app');
  const clusters = networks.flatMap((network) => network.clusters);
  return (
    <Section
      bare
      title={t('pages.clusters')}
      actions={clusters.length > 0 && <AnchorLink to="/clusters">{t('home.manageClusters')}</AnchorLink>}
    >
      {clusters.length === 0 ? (
        <EmptyState
          title={t('home.noCluster')}
          action={<ButtonLink to="/clusters">{t('home.createCluster')}</ButtonLink>}
        >
          {t('home.noClusterText')}
        </EmptyState>
      ) : (
        <ul className={classes.entries}>
          {clusters.map((cluster) => (
            <li key={cluster.id} className={classes.entry}>
              <div className={classes.entryHead}>
                <Text fw={600}>{cluster.name}</Text>
                <Text c="dimmed">{t('home.companyCount', { count: cluster.nCompanies })}</Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

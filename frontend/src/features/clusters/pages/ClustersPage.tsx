import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../../../components/states/EmptyState';
import { ErrorState } from '../../../components/states/ErrorState';
import { Loaded } from '../../../components/states/Loaded';
import { PageHeader } from '../../../components/layout/PageHeader';
import { ClustersDocument } from '../../../gql/clusters';
import { useViewer } from '../../../lib/viewer';
import { NetworkDialog } from '../components/NetworkDialog';
import { NetworkSection } from '../components/NetworkSection';

/** The networks and their clusters: the places where companies, calls and coordinators belong. */
export function ClustersPage(): ReactNode {
  const { t } = useTranslation('clusters');
  const isAdministrator = useViewer()?.isNetworkAdministrator === true;
  const [adding, dialog] = useDisclosure(false);
  const [result, retry] = useQuery({ query: ClustersDocument });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          isAdministrator && (
            <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={dialog.open}>
              {t('network.add')}
            </Button>
          )
        }
      />
      {isAdministrator ? (
        <Loaded result={result} retry={retry}>
          {({ networks }) =>
            networks.length === 0 ? (
              <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
            ) : (
              <Stack gap="xl">
                {networks.map((network) => (
                  <NetworkSection key={network.id} network={network} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      ) : (
        <ErrorState problem={{ kind: 'forbidden' }} />
      )}
      <NetworkDialog opened={adding} onClose={dialog.close} />
    </>
  );
}

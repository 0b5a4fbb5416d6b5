import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../../components/actions/ButtonLink';
import { EmptyState } from '../../../../components/states/EmptyState';
import { followsCalls, useViewer } from '../../../../lib/viewer';
import type { CallSearch } from '../../callSearch';

interface NoCallsProps {
  readonly search: CallSearch;
  readonly isCoordinator: boolean;
}

/** No call matches, or there is none yet: what can be done about it. */
export function NoCalls({ search, isCoordinator }: NoCallsProps): ReactNode {
  const { t } = useTranslation('calls');
  const seesCalls = followsCalls(useViewer());
  if (!seesCalls) return <EmptyState title={t('list.none')}>{t('list.noneOther')}</EmptyState>;
  const isNarrowed = search.when !== 'all' || search.text !== undefined || search.statuses !== undefined;
  return (
    <EmptyState
      title={isNarrowed ? t('list.noneMatch') : t('list.none')}
      action={
        <Group gap="xs" justify="center">
          {isNarrowed && (
            <ButtonLink to="/calls" search={{ when: 'all' }} variant="default">
              {t('list.showAll')}
            </ButtonLink>
          )}
          {isCoordinator && (
            <ButtonLink to="/imports">
              {t('list.import')}
            </ButtonLink>
          )}
        </Group>
      }
    >
      {isCoordinator ? t('list.noneCoordinator') : t('list.noneCompany')}
    </EmptyState>
  );
}

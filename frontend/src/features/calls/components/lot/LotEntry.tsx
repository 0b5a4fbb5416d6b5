import { Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LotEntryFragment } from '../../../../gql/calls';
import classes from './LotEntry.module.css';
import { LotCoverageBadge } from './LotCoverageBadge';

interface LotEntryProps {
  readonly lot: LotEntryFragment;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A lot in the list: number, title, how much is asked, and whether the cluster can cover it. */
export function LotEntry({ lot, isChosen, onChoose }: LotEntryProps): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <UnstyledButton className={classes.entry} aria-current={isChosen} onClick={onChoose}>
      <Text size="sm" fw={600}>
        {t('lot.name', { number: lot.number, title: lot.title })}
      </Text>
      <span className={classes.details}>
        <Text size="xs" c="dimmed" span>
          {t('requirementCount', { count: lot.requirements.length })}
        </Text>
        {lot.clusterCoverage && <LotCoverageBadge coverage={lot.clusterCoverage} />}
      </span>
    </UnstyledButton>
  );
}

import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { type RepairPartsFragment, RepairPartsFragmentDoc } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';
import { RepairCard } from './RepairCard';

interface RepairListProps {
  readonly repairs: ReadonlyArray<FragmentRef<typeof RepairPartsFragmentDoc>>;
  readonly decide: Decide;
  readonly deciding: boolean;
  /** Shows the rows with a problem where they stand. */
  readonly onShow: (issue: RepairPartsFragment['issue']) => void;
}

/** The problems of the file, each once however many rows have it, with what mends all of them. */
export function RepairList({ repairs, decide, deciding, onShow }: RepairListProps): ReactNode {
  const { t } = useTranslation('imports');
  if (repairs.length === 0) return <EmptyState title={t('repairs.none')} />;
  return (
    <Stack gap="md">
      <Text>{t('repairs.lead')}</Text>
      {readFragment(RepairPartsFragmentDoc, repairs).map((repair) => {
        const { code, sheet, column, found } = repair.issue;
        const key = [code, sheet, column, found].join(' ');
        return <RepairCard key={key} repair={repair} decide={decide} deciding={deciding} onShow={() => onShow(repair.issue)} />;
      })}
    </Stack>
  );
}

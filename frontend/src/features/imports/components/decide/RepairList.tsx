import { Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { type RepairPartsFragment, RepairPartsFragmentDoc } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';
import { RepairCard } from './RepairCard';

/** The most frequent problems come first: the others are shown when they are wanted. */
const SHOWN_AT_ONCE = 20;

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
  const [showsAll, setShowsAll] = useState(false);
  if (repairs.length === 0) return <EmptyState title={t('repairs.none')} />;
  const shown = readFragment(RepairPartsFragmentDoc, repairs).slice(0, showsAll ? repairs.length : SHOWN_AT_ONCE);
  const nOthers = repairs.length - shown.length;
  return (
    <Stack gap="md">
      <Text>{t('repairs.lead')}</Text>
      {shown.map((repair) => {
        const { code, sheet, column, found } = repair.issue;
        const key = [code, sheet, column, found].join(' ');
        return <RepairCard key={key} repair={repair} decide={decide} deciding={deciding} onShow={() => onShow(repair.issue)} />;
      })}
      {nOthers > 0 && (
        <div>
          <Button variant="default" onClick={() => setShowsAll(true)}>
            {t('repairs.showOthers', { count: nOthers })}
          </Button>
        </div>
      )}
    </Stack>
  );
}

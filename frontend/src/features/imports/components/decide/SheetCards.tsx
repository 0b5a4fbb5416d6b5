import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DecidableSheetFragmentDoc, type ImportTarget } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';
import { SheetCard } from './SheetCard';

interface SheetCardsProps {
  readonly target: ImportTarget;
  readonly sheets: ReadonlyArray<FragmentRef<typeof DecidableSheetFragmentDoc>>;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** Each sheet: what it is read as, where its titles are, what its columns are. */
export function SheetCards({ target, sheets, decide, deciding }: SheetCardsProps): ReactNode {
  return (
    <Stack gap="lg">
      {readFragment(DecidableSheetFragmentDoc, sheets).map((sheet, place) => (
        // A form above a table makes two readings of one sheet.
        <SheetCard key={`${sheet.name} ${String(place)}`} target={target} sheet={sheet} decide={decide} deciding={deciding} />
      ))}
    </Stack>
  );
}

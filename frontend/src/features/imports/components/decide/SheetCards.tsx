import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DecidableSheetFragmentDoc, DecidedPartsFragmentDoc, type ImportTarget } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';
import { SheetCard } from './SheetCard';

interface SheetCardsProps {
  readonly run: FragmentRef<typeof DecidedPartsFragmentDoc>;
  readonly target: ImportTarget;
  readonly sheets: ReadonlyArray<FragmentRef<typeof DecidableSheetFragmentDoc>>;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** Each sheet: what it is read as, where its titles are, what its columns are. */
export function SheetCards({ run, target, sheets, decide, deciding }: SheetCardsProps): ReactNode {
  const { choices } = readFragment(DecidedPartsFragmentDoc, run);
  return (
    <Stack gap="lg">
      {readFragment(DecidableSheetFragmentDoc, sheets).map((sheet, place) => (
        // A form above a table makes two readings of one sheet.
        <SheetCard
          key={`${sheet.name} ${String(place)}`}
          target={target}
          sheet={sheet}
          nHeaderRows={choices.sheets.find((choice) => choice.sheet === sheet.name)?.nHeaderRows ?? 1}
          decide={decide}
          deciding={deciding}
        />
      ))}
    </Stack>
  );
}

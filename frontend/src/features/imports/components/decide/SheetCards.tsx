import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DecidableSheetFragmentDoc, DecidedPartsFragmentDoc, type ImportTarget } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { choiceOf } from '../../decisions';
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
  const readings = readFragment(DecidableSheetFragmentDoc, sheets);
  return (
    <Stack gap="lg">
      {readings.map((sheet, place) => {
        const { name, headerRow } = sheet;
        const others = readings.filter((other) => other !== sheet && other.name === name);
        const table = { sheet: name, headerRow, isOneOfSeveral: others.some((other) => other.headerRow !== null) };
        return (
          // A form above a table, and tables one below the other, make several readings of one sheet.
          <SheetCard
            key={`${name} ${String(place)}`}
            target={target}
            sheet={sheet}
            table={table}
            nHeaderRows={choiceOf(choices, table)?.nHeaderRows ?? 1}
            decide={decide}
            deciding={deciding}
          />
        );
      })}
    </Stack>
  );
}

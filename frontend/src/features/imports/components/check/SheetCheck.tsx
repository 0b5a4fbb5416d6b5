import { Button, Group, NativeSelect, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Pager } from '../../../../components/layout/Pager';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Loaded } from '../../../../components/states/Loaded';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import {
  CheckedRowFragmentDoc,
  CheckedRowsDocument,
  CheckedSheetFragmentDoc,
  DecidedPartsFragmentDoc,
  type ImportPlanQuery,
} from '../../../../gql/imports';
import { readFragment } from '../../../../lib/graphql/fragment';
import { afterOf } from '../../../../lib/trail';
import { correctionsOf, withoutCorrection } from '../../corrections';
import { type CellEdit, withEdit, withEdits, withoutEdit } from '../../edits';
import type { PlanSearch } from '../../importSearch';
import type { Decide } from '../../useDecisions';
import { CorrectedList } from './CorrectedList';
import { EditList } from './EditList';
import { gridColumns, type GridSheet, gridSheets } from './gridColumns';
import { SheetGrid } from './SheetGrid';

const PAGE_SIZE = 25;

interface SheetCheckProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
  readonly edits: readonly CellEdit[];
  readonly onEdits: (edits: readonly CellEdit[]) => void;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** The rows of a sheet as the file has them, those with a problem unless all are wanted, corrected in place. */
export function SheetCheck({ run, search, onSearch, edits, onEdits, decide, deciding }: SheetCheckProps): ReactNode {
  const { t } = useTranslation('imports');
  const [showsAllColumns, setShowsAllColumns] = useState(false);
  const sheets = gridSheets(readFragment(CheckedSheetFragmentDoc, run.sheets));
  const sheet = sheets.find(({ name }) => name === search.sheet) ?? sheets[0];
  const [result, retry] = useQuery({
    query: CheckedRowsDocument,
    pause: sheet === undefined,
    variables: {
      id: run.id,
      sheet: sheet?.name,
      onlyProblems: search.rows !== 'all',
      code: search.code,
      first: PAGE_SIZE,
      after: afterOf(search.after),
    },
  });
  if (!sheet) return <EmptyState title={t('check.noSheet')} />;
  const save = async (): Promise<void> => {
    const isDone = await decide((choices) => withEdits(choices, edits));
    // What was written stays to be sent again when it was refused.
    if (isDone) onEdits([]);
  };
  return (
    <Stack gap="md">
      <SheetFilters sheets={sheets} sheet={sheet} search={search} onSearch={onSearch}>
        <Switch
          label={t('check.allColumns')}
          checked={showsAllColumns}
          onChange={(event) => setShowsAllColumns(event.currentTarget.checked)}
        />
      </SheetFilters>
      {search.code !== undefined && (
        <Group gap="sm">
          <Text size="sm">{t('check.onlyThis')}</Text>
          <Button size="compact-sm" variant="default" onClick={() => onSearch({ ...search, code: undefined, after: undefined })}>
            {t('check.everyProblem')}
          </Button>
        </Group>
      )}
      <EditList
        edits={edits}
        deciding={deciding}
        onEverywhere={(edit, isEverywhere) => onEdits([...withoutEdit(edits, edit), { ...edit, isEverywhere }])}
        onDrop={(edit) => onEdits(withoutEdit(edits, edit))}
        onSave={() => void save()}
      />
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ importRun }) => {
          const rows = readFragment(CheckedRowFragmentDoc, importRun?.sheetRows.nodes ?? []);
          if (!importRun || rows.length === 0) return <EmptyState title={t('check.none')} />;
          const inTrouble = rows.flatMap(({ issues }) => issues.flatMap(({ column }) => column ?? []));
          return (
            <>
              <SheetGrid
                key={`${sheet.name} ${String(afterOf(search.after))}`}
                sheet={sheet.name}
                columns={gridColumns(sheet, new Set(inTrouble), showsAllColumns)}
                rows={rows}
                edits={edits}
                onEdit={(edit) => onEdits(withEdit(edits, edit))}
              />
              <Text size="sm" c="dimmed">
                {t('check.use')}
              </Text>
              <Pager
                trail={search.after}
                pageSize={PAGE_SIZE}
                shown={rows.length}
                totalCount={importRun.sheetRows.totalCount}
                pageInfo={importRun.sheetRows.pageInfo}
                onTrail={(after) => onSearch({ ...search, after })}
              />
            </>
          );
        }}
      </Loaded>
      <CorrectedList
        corrected={correctionsOf(readFragment(DecidedPartsFragmentDoc, run).choices, sheet.name)}
        deciding={deciding}
        onTakeBack={(correction) => void decide((choices) => withoutCorrection(choices, correction))}
      />
    </Stack>
  );
}

interface SheetFiltersProps {
  readonly sheets: readonly GridSheet[];
  readonly sheet: GridSheet;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
  readonly children: ReactNode;
}

function SheetFilters({ sheets, sheet, search, onSearch, children }: SheetFiltersProps): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <Group gap="md" align={sheets.length > 1 ? 'flex-end' : 'center'}>
      {sheets.length > 1 && (
        <NativeSelect
          label={t('check.sheet')}
          value={sheet.name}
          data={sheets.map(({ name }) => name)}
          onChange={(event) => onSearch({ ...search, sheet: event.currentTarget.value, code: undefined, after: undefined })}
        />
      )}
      <SegmentedControl
        aria-label={t('check.rows')}
        value={search.rows ?? 'problems'}
        onChange={(rows) =>
          onSearch({ ...search, rows: rows === 'all' ? 'all' : undefined, code: undefined, after: undefined })
        }
        data={[
          { value: 'problems', label: t('check.onlyProblems') },
          { value: 'all', label: t('check.allRows') },
        ]}
      />
      {children}
    </Group>
  );
}

import { SegmentedControl, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlanQuery } from '../../../../gql/imports';
import type { CellEdit } from '../../edits';
import type { PlanSearch } from '../../importSearch';
import type { Decide } from '../../useDecisions';
import { RepairList } from '../decide/RepairList';
import { SheetCheck } from './SheetCheck';

interface ProblemsProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
  readonly edits: readonly CellEdit[];
  readonly onEdits: (edits: readonly CellEdit[]) => void;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** What keeps rows from being used, told once for each problem or shown where it stands in the file. */
export function Problems(props: ProblemsProps): ReactNode {
  const { run, search, onSearch, decide, deciding } = props;
  const { t } = useTranslation('imports');
  return (
    <Stack gap="md">
      <div>
        <SegmentedControl
          aria-label={t('check.views')}
          value={search.view ?? 'problems'}
          onChange={(view) => onSearch({ step: 'problems', view: view === 'cells' ? 'cells' : undefined })}
          data={[
            { value: 'problems', label: t('check.byProblem') },
            { value: 'cells', label: t('check.inFile') },
          ]}
        />
      </div>
      {search.view === 'cells' ? (
        <SheetCheck {...props} />
      ) : (
        <RepairList
          repairs={run.repairs}
          decide={decide}
          deciding={deciding}
          onShow={({ sheet, code }) => onSearch({ step: 'problems', view: 'cells', sheet, code })}
        />
      )}
    </Stack>
  );
}

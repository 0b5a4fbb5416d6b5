import { Stack, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlanQuery } from '../../../../gql/imports';
import type { PlanSearch, Step } from '../../importSearch';
import type { CellEdit } from '../../edits';
import { useDecisions } from '../../useDecisions';
import { Problems } from '../check/Problems';
import { CallCard } from '../decide/CallCard';
import { SheetCards } from '../decide/SheetCards';
import { TextCard } from '../decide/TextCard';
import { WordChoices } from '../decide/WordChoices';
import { IssueList } from './IssueList';
import { NewCompetencies } from './NewCompetencies';
import { PlanRows } from './PlanRows';

interface PlanStepsProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
}

/** What can be decided about the file, step by step, and the rows of the plan that comes of it. */
export function PlanSteps({ run, search, onSearch }: PlanStepsProps): ReactNode {
  const { t } = useTranslation('imports');
  const [decide, deciding] = useDecisions(run);
  const nToPlace = run.sheets
    .flatMap((sheet) => sheet.words)
    .flatMap((column) => column.words)
    .filter((word) => !word.isChosen && word.meaning === null && word.found !== '').length;
  // Kept here, so that looking at another step loses no cell that was written.
  const [edits, setEdits] = useState<readonly CellEdit[]>([]);
  // A decision changes the numbers, not where the person stands.
  const [first] = useState(() => firstStep(run));
  const step = search.step ?? first;
  return (
    <Tabs value={step} onChange={(next) => onSearch({ step: next as Step })} keepMounted={false} aria-busy={deciding}>
      <Tabs.List mb="md" aria-label={t('steps.label')}>
        <Tabs.Tab value="sheets">{t('steps.sheets')}</Tabs.Tab>
        <Tabs.Tab value="words">{t('steps.words', { count: nToPlace })}</Tabs.Tab>
        <Tabs.Tab value="problems">{t('steps.problems', { count: run.repairs.length })}</Tabs.Tab>
        <Tabs.Tab value="plan">{t('steps.plan')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="sheets">
        <Stack gap="lg">
          {(run.target === 'CALLS' || run.target === 'INTERESTS') && (
            <CallCard run={run} decide={decide} deciding={deciding} />
          )}
          <TextCard run={run} decide={decide} deciding={deciding} />
          <SheetCards run={run} target={run.target} sheets={run.sheets} decide={decide} deciding={deciding} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="words">
        <WordChoices sheets={run.sheets} canCreate={run.viewerCanCreateCompetencies} decide={decide} deciding={deciding} />
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <Problems
          run={run}
          search={search}
          onSearch={onSearch}
          edits={edits}
          onEdits={setEdits}
          decide={decide}
          deciding={deciding}
        />
      </Tabs.Panel>
      <Tabs.Panel value="plan">
        <NewCompetencies competencies={run.newCompetencies} />
        {run.issues.length > 0 && <IssueList issues={run.issues} />}
        <PlanRows importRunId={run.id} counts={run.counts} search={search} onSearch={onSearch} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Where a person begins: at the sheets when nothing was understood, else at the plan. */
function firstStep(run: NonNullable<ImportPlanQuery['importRun']>): Step {
  return run.counts.nRows === 0 ? 'sheets' : 'plan';
}

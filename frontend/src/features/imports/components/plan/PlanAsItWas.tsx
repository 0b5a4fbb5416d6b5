import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../components/layout/Section';
import type { ImportPlanQuery } from '../../../../gql/imports';
import type { PlanSearch } from '../../importSearch';
import { IssueList } from './IssueList';
import { PlanRows } from './PlanRows';
import { SheetReadings } from './SheetReadings';

interface PlanAsItWasProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
}

/** A plan that was applied or dropped, or that the reader may not apply: its rows, and how the file was understood. */
export function PlanAsItWas({ run, search, onSearch }: PlanAsItWasProps): ReactNode {
  const { t } = useTranslation('imports');
  return (
    <>
      {run.issues.length > 0 && (
        <Section title={t('plan.issues')}>
          <IssueList issues={run.issues} />
        </Section>
      )}
      <Section title={t('plan.rows')} bare>
        <PlanRows importRunId={run.id} counts={run.counts} search={search} onSearch={onSearch} />
      </Section>
      <Section title={t('plan.reading')} lead={t('plan.readingLead')} bare>
        <SheetReadings sheets={run.sheets} />
      </Section>
    </>
  );
}

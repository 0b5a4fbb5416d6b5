import { Chip, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Loaded } from '../../../../components/states/Loaded';
import { Pager } from '../../../../components/layout/Pager';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { PlanRowsDocument } from '../../../../gql/imports';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import { afterOf } from '../../../../lib/trail';
import { type Action, ACTIONS, type PlanSearch } from '../../importSearch';
import type { Counts } from './PlanCounts';
import { PlanRowsTable } from './PlanRowsTable';

interface PlanRowsProps {
  readonly importRunId: string;
  readonly counts: Counts;
  readonly search: PlanSearch;
  readonly onSearch: (search: PlanSearch) => void;
}

const PAGE_SIZE = 50;

/** The rows of a plan, those in trouble first, narrowed by what would become of them. */
export function PlanRows({ importRunId, counts, search, onSearch }: PlanRowsProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const language = useLanguage();
  const [result, retry] = useQuery({
    query: PlanRowsDocument,
    variables: {
      id: importRunId,
      actions: search.action === undefined ? undefined : [search.action],
      first: PAGE_SIZE,
      after: afterOf(search.after),
    },
  });
  const numbers: Record<Action, number> = {
    REJECT: counts.nRejected,
    AMBIGUOUS: counts.nAmbiguous,
    CREATE: counts.nCreated,
    CHANGE: counts.nChanged,
    UNCHANGED: counts.nUnchanged,
  };
  return (
    <>
      <Chip.Group
        value={search.action ?? ''}
        onChange={(action) => onSearch({ step: 'plan', action: ACTIONS.find((known) => known === action) })}
      >
        <Group gap={6} mb="sm" role="radiogroup" aria-label={t('rows.filter')}>
          <Chip value="" size="sm" variant="outline">
            {t('rows.all')}
          </Chip>
          {ACTIONS.map((action) => (
            <Chip key={action} value={action} size="sm" variant="outline" disabled={numbers[action] === 0}>
              {t('rows.actionAndCount', {
                action: word(`plannedAction.${action}`),
                count: numbers[action],
                rows: formatCount(numbers[action], language),
              })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {({ importRun }) =>
          importRun && importRun.rows.nodes.length > 0 ? (
            <>
              <PlanRowsTable rows={importRun.rows.nodes} />
              <Pager
                trail={search.after}
                pageSize={PAGE_SIZE}
                shown={importRun.rows.nodes.length}
                totalCount={importRun.rows.totalCount}
                pageInfo={importRun.rows.pageInfo}
                onTrail={(after) => onSearch({ ...search, after })}
              />
            </>
          ) : (
            <EmptyState title={t('rows.none')} />
          )
        }
      </Loaded>
    </>
  );
}

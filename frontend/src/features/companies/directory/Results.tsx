import { Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/EmptyState';
import { cleared, countChoices, type DirectorySearch } from '../model/directorySearch';
import { ResultsPage } from './ResultsPage';

interface ResultsProps {
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}

/** The companies found, page after page below each other. */
export function Results({ search, onChange }: ResultsProps): ReactNode {
  const asked = JSON.stringify({ ...search, view: undefined });
  const [cursors, setCursors] = useState<{ readonly of: string; readonly after: readonly string[] }>({ of: asked, after: [] });
  // Another search starts again with its first page.
  const after = cursors.of === asked ? cursors.after : [];
  return (
    <Stack gap="sm">
      {[undefined, ...after].map((cursor, index, pages) => (
        <ResultsPage
          key={cursor ?? 'first'}
          search={search}
          after={cursor}
          shownBefore={index}
          empty={<Nothing search={search} onChange={onChange} />}
          onMore={index === pages.length - 1 ? (endCursor) => setCursors({ of: asked, after: [...after, endCursor] }) : undefined}
        />
      ))}
    </Stack>
  );
}

function Nothing({ search, onChange }: ResultsProps): ReactNode {
  const { t } = useTranslation('companies');
  const isNarrowed = search.text !== undefined || countChoices(search) > 0;
  if (!isNarrowed) return <EmptyState title={t('results.noneTitle')}>{t('results.none')}</EmptyState>;
  return (
    <EmptyState
      title={t('results.noMatchTitle')}
      action={
        <Button variant="default" onClick={() => onChange(cleared(search))}>
          {t('active.clear')}
        </Button>
      }
    >
      {t('results.noMatch')}
    </EmptyState>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../components/layout/PageHeader';
import { SearchField } from '../../../components/fields/SearchField';
import { useViewer } from '../../../lib/viewer';
import { CompetencyDialog } from '../components/CompetencyDialog';
import { EntryPanel } from '../components/EntryPanel';
import { SearchResults } from '../components/SearchResults';
import { VocabularyTree } from '../components/VocabularyTree';
import classes from '../components/vocabulary.module.css';
import { WholeVocabulary } from '../components/WholeVocabulary';
import { type CompetencySearch, KINDS } from '../model/competencySearch';

const route = getRouteApi('/competencies');

/** The shared vocabulary: searched by the words that people use, or walked from broad to narrow. */
export function CompetenciesPage(): ReactNode {
  const { t } = useTranslation('competencies');
  const viewer = useViewer();
  const search: CompetencySearch = route.useSearch();
  const navigate = route.useNavigate();
  const [creating, dialog] = useDisclosure(false);
  const { text, kind, entry } = search;
  const [firstEntry] = useState(entry);
  const change = (next: CompetencySearch): void => void navigate({ search: next, replace: true, resetScroll: false });
  // The vocabulary as a whole has no owner that could say so.
  const canCreate = viewer?.isNetworkAdministrator || (viewer?.coordinatedClusters.length ?? 0) > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          canCreate && (
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={dialog.open}>
              {t('create')}
            </Button>
          )
        }
      />
      <div className={classes.toolbar}>
        <div className={classes.search}>
          <SearchField
            label={t('search')}
            placeholder={t('searchHint')}
            value={text ?? ''}
            onSearch={(next) => change({ ...search, text: next || undefined })}
          />
        </div>
        <SegmentedControl
          aria-label={t('kind')}
          data={[{ value: 'ALL', label: t('allKinds') }, ...KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`) }))]}
          value={kind ?? 'ALL'}
          onChange={(value) => change({ ...search, kind: KINDS.find((each) => each === value) })}
        />
      </div>
      <div className={classes.page} data-open={entry !== undefined || undefined}>
        <div>
          {text === undefined ? (
            <WholeVocabulary>
              {(competencies) => <VocabularyTree competencies={competencies} kind={kind} chosen={entry} />}
            </WholeVocabulary>
          ) : (
            <SearchResults search={{ ...search, text }} />
          )}
        </div>
        {entry !== undefined && (
          <EntryPanel
            id={entry}
            takesFocus={entry !== firstEntry}
            onClose={() => change({ ...search, entry: undefined })}
          />
        )}
      </div>
      <CompetencyDialog
        opened={creating}
        onClose={dialog.close}
        onCreated={(id) => change({ ...search, entry: id })}
      />
    </>
  );
}

import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../../../components/states/EmptyState';
import { Loaded } from '../../../components/states/Loaded';
import { PlainList } from '../../../components/layout/PlainList';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { CompetencyResultFragmentDoc, SearchCompetenciesDocument } from '../../../gql/competencies';
import { readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import type { CompetencySearch } from '../model/competencySearch';
import { foundBy } from '../model/words';
import { EntryLink } from './EntryLink';
import classes from './vocabulary.module.css';

const STEP = 50;
const MOST = 100;

interface SearchResultsProps {
  readonly search: CompetencySearch & { readonly text: string };
}

/** Entries one of whose words holds the text, with the word that shows why. */
export function SearchResults({ search }: SearchResultsProps): ReactNode {
  const { t } = useTranslation('competencies');
  const word = useWords();
  const language = useLanguage();
  const [first, setFirst] = useState(STEP);
  const { text, kind, entry } = search;
  const [result, retry] = useQuery({
    query: SearchCompetenciesDocument,
    variables: {
      filter: { text, kinds: kind && [kind] },
      order: { field: language === 'fr' ? 'LABEL_FR' : 'LABEL_EN', direction: 'ASCENDING' },
      first,
    },
  });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
      {({ competencies: { nodes, totalCount, pageInfo } }) => (
        <>
          <Text role="status" fw={600} mb="xs">
            {t('found', { count: totalCount })}
          </Text>
          {nodes.length === 0 && <EmptyState title={t('noMatchTitle')}>{t('noMatch')}</EmptyState>}
          <PlainList>
            {readFragment(CompetencyResultFragmentDoc, nodes).map((competency) => {
              const by = foundBy(competency, text);
              return (
                <li key={competency.id} className={classes.result}>
                  <EntryLink id={competency.id} isChosen={competency.id === entry}>
                    {competency.label}
                  </EntryLink>
                  <Text size="xs" c="dimmed">
                    {word(`competencyKind.${competency.kind}`)}
                  </Text>
                  {by !== undefined && (
                    <Text size="xs" c="dimmed">
                      {t('foundBy', { word: by })}
                    </Text>
                  )}
                </li>
              );
            })}
          </PlainList>
          {pageInfo.hasNextPage && (
            <Text mt="sm" size="sm" c="dimmed" component="div">
              {first < MOST ? (
                <Button variant="default" size="xs" onClick={() => setFirst(MOST)}>
                  {t('more')}
                </Button>
              ) : (
                t('tooMany')
              )}
            </Text>
          )}
        </>
      )}
    </Loaded>
  );
}

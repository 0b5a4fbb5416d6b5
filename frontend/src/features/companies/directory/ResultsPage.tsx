import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Loaded } from '../../../components/states/Loaded';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { DirectoryDocument } from '../../../gql/companies';
import { formatCount } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { type DirectorySearch, filterOf, orderOf } from '../model/directorySearch';
import { CompanyResult } from './CompanyResult';
import classes from './CompanyResult.module.css';
import { ResultsFoot } from './ResultsFoot';

const PAGE_SIZE = 20;

interface ResultsPageProps {
  readonly search: DirectorySearch;
  readonly after: string | undefined;
  /** How many full pages stand above. */
  readonly shownBefore: number;
  readonly empty: ReactNode;
  /** Given to the last page: shows the next one. */
  readonly onMore: ((endCursor: string) => void) | undefined;
}

/** One page of the list; the first says how many companies there are, the last how to go on. */
export function ResultsPage({ search, after, shownBefore, empty, onMore }: ResultsPageProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  const [result, retry] = useQuery({
    query: DirectoryDocument,
    variables: { filter: filterOf(search), order: orderOf(search.sort), first: PAGE_SIZE, after },
  });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
      {({ companies: { nodes, totalCount, pageInfo } }) => {
        const { endCursor } = pageInfo;
        const total = { count: totalCount, companies: formatCount(totalCount, language) };
        return (
          <>
            {after === undefined && (
              <Text fw={600} role="status">
                {t('results.count', total)}
              </Text>
            )}
            {nodes.length === 0 ? (
              empty
            ) : (
              <ul className={classes.list} aria-busy={result.fetching}>
                {nodes.map((company) => (
                  <li key={company.id}>
                    <CompanyResult company={company} />
                  </li>
                ))}
              </ul>
            )}
            {onMore && nodes.length > 0 && (
              <ResultsFoot
                shown={t('results.shown', {
                  ...total,
                  shown: formatCount(shownBefore * PAGE_SIZE + nodes.length, language),
                })}
                onMore={pageInfo.hasNextPage && endCursor !== null ? () => onMore(endCursor) : undefined}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

import { Stack, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorState } from '../../../components/states/ErrorState';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { type DirectoryFacetsQuery, DirectoryFacetsDocument } from '../../../gql/companies';
import { problemOf } from '../../../lib/graphql/problem';
import { type DirectorySearch, filterOf, type ListFacet, toggled } from '../model/directorySearch';
import { FacetGroup } from './FacetGroup';
import { LevelFacet } from './LevelFacet';
import { SizeFacet } from './SizeFacet';

interface FacetPanelProps {
  readonly search: DirectorySearch;
  readonly onChange: (search: DirectorySearch) => void;
}

type Facets = DirectoryFacetsQuery['companyFacets'];

const LIST_FACETS: ReadonlyArray<{ readonly facet: ListFacet; readonly counts: keyof Facets; readonly shown: number }> = [
  { facet: 'competencies', counts: 'competencies', shown: 8 },
  { facet: 'departments', counts: 'departments', shown: 6 },
  { facet: 'clusters', counts: 'clusters', shown: 6 },
  { facet: 'certificates', counts: 'certificates', shown: 5 },
  { facet: 'statuses', counts: 'socialStatuses', shown: 5 },
];

/** What the directory can be narrowed by, each choice with the companies that it would show. */
export function FacetPanel({ search, onChange }: FacetPanelProps): ReactNode {
  const { t } = useTranslation('companies');
  const [{ data, error }, retry] = useQuery({ query: DirectoryFacetsDocument, variables: { filter: filterOf(search) } });
  if (!data) {
    return error ? (
      <ErrorState problem={problemOf(error)} retry={() => retry({ requestPolicy: 'network-only' })} />
    ) : (
      <RowsSkeleton rows={8} />
    );
  }
  const facets = data.companyFacets;
  return (
    <Stack gap="lg">
      {LIST_FACETS.map(({ facet, counts, shown }) => (
        <FacetGroup
          key={facet}
          title={t(`facets.${facet}`)}
          counts={facets[counts]}
          chosen={search[facet] ?? []}
          shown={shown}
          onToggle={(value) => onChange(toggled(search, facet, value))}
        >
          {facet === 'competencies' && <LevelFacet search={search} onChange={onChange} />}
        </FacetGroup>
      ))}
      <SizeFacet counts={facets.headcountBands} search={search} onChange={onChange} />
      <Switch
        label={t('facets.lead')}
        checked={search.lead === true}
        onChange={(event) => onChange({ ...search, lead: event.currentTarget.checked ? true : undefined })}
      />
    </Stack>
  );
}

import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorState } from '../../../../components/states/ErrorState';
import { DirectoryMapDocument, type DirectoryMapQuery } from '../../../../gql/companies';
import { problemOf } from '../../../../lib/graphql/problem';
import { type DirectorySearch, filterOf } from '../../model/directorySearch';
import type { Mapped } from '../../model/mapProjection';
import { MapDrawing } from './MapDrawing';

interface MembersMapProps {
  readonly search: DirectorySearch;
}

/** All companies found, on a map drawn here: no tile comes from another server. The list below says the same in words. */
export function MembersMap({ search }: MembersMapProps): ReactNode {
  return <MapPages search={search} after={undefined} gathered={[]} />;
}

type Node = DirectoryMapQuery['companies']['nodes'][number];

interface MapPagesProps extends MembersMapProps {
  readonly after: string | undefined;
  readonly gathered: readonly Node[];
}

/** Reads one page after the other, then draws them together. */
function MapPages({ search, after, gathered }: MapPagesProps): ReactNode {
  const { t } = useTranslation('companies');
  const [{ data, error }, retry] = useQuery({
    query: DirectoryMapDocument,
    variables: { filter: filterOf(search), after },
  });
  if (error) return <ErrorState problem={problemOf(error)} retry={() => retry({ requestPolicy: 'network-only' })} />;
  if (!data) return <Skeleton height={320} radius="lg" aria-label={t('map.loading')} />;
  const { nodes, pageInfo } = data.companies;
  const all = [...gathered, ...nodes];
  if (pageInfo.hasNextPage && pageInfo.endCursor !== null) {
    return <MapPages search={search} after={pageInfo.endCursor} gathered={all} />;
  }
  return <MapDrawing search={search} companies={all.flatMap(mapped)} total={all.length} />;
}

function mapped({ id, name, address }: Node): Mapped[] {
  const point = address?.coordinates;
  return point ? [{ id, name, city: address.city, department: address.department, point }] : [];
}

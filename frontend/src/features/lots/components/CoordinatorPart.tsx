import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import type { Instant } from '../../../components/coverage/MatrixToolbar';
import { Loaded } from '../../../components/states/Loaded';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { LatestRunDocument, LotCoverageDocument, type LotPageQuery } from '../../../gql/lots';
import { CoordinatorLot } from './CoordinatorLot';

interface CoordinatorPartProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
}

/** Reads what the matrix shows, on the day looked at. */
export function CoordinatorPart({ lot }: CoordinatorPartProps): ReactNode {
  const [instant, setInstant] = useState<Instant>('AT_DEADLINE');
  const [result, retry] = useQuery({ query: LotCoverageDocument, variables: { id: lot.id, at: instant } });
  // Its own query: it is read again after every question to the engine, the matrix is not.
  const [latest, retryLatest] = useQuery({ query: LatestRunDocument, variables: { id: lot.id } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={10} />}>
      {({ lot: data }) =>
        data && (
          <Loaded result={latest} retry={retryLatest} skeleton={<RowsSkeleton rows={10} />}>
            {({ lot: asked }) => (
              <CoordinatorLot
                lot={lot}
                data={data}
                latestRun={asked?.groupingRuns?.[0]}
                instant={instant}
                onInstant={setInstant}
              />
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
}

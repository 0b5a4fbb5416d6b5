import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Instant } from '../../../../components/coverage/MatrixToolbar';
import type { CoverageLines } from '../../../../components/coverage/model/types';
import { CoverageLinesFragmentDoc, GroupCoverageDocument } from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import type { ComparableGroup, ComparedGroup } from '../../model/trying/comparedGroups';
import { coverageOf } from '../../model/groups';

interface Situation {
  readonly lotId: string;
  readonly instant: Instant;
}

/** The groups with what each covers. Hooks cannot be called in a loop: there is one for each of the six columns. */
export function useComparedGroups(situation: Situation, groups: readonly ComparableGroup[]): readonly ComparedGroup[] {
  const first = useCoverage(situation, groups[0]);
  const second = useCoverage(situation, groups[1]);
  const third = useCoverage(situation, groups[2]);
  const fourth = useCoverage(situation, groups[3]);
  const fifth = useCoverage(situation, groups[4]);
  const sixth = useCoverage(situation, groups[5]);
  return useMemo(() => {
    const coverages = [first, second, third, fourth, fifth, sixth];
    return groups.map((group, index) => ({ ...group, coverage: coverages[index] }));
  }, [groups, first, second, third, fourth, fifth, sixth]);
}

function useCoverage({ lotId, instant }: Situation, group: ComparableGroup | undefined): CoverageLines | undefined {
  const [{ data, fetching }] = useQuery({
    query: GroupCoverageDocument,
    variables: { id: lotId, at: instant, ...coverageOf(group ?? { members: [] }) },
    pause: group === undefined,
  });
  if (group === undefined || fetching) return undefined;
  return readFragment(CoverageLinesFragmentDoc, data?.lot?.coverage) ?? undefined;
}

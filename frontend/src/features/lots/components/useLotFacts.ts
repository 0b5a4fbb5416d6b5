import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Instant } from '../../../components/coverage/MatrixToolbar';
import type { CandidateLine, Contribution, CoverageLines, Requirement } from '../../../components/coverage/model/types';
import {
  CandidateLineFragmentDoc,
  CoverageLinesFragmentDoc,
  GroupCoverageDocument,
  type LotCoverageQuery,
  RequirementLineFragmentDoc,
} from '../../../gql/lots';
import { readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { coverageOf, type ShownGroup } from '../model/groups';
import type { Facts } from '../model/sentences';

interface LotFactsInput {
  readonly lotId: string;
  readonly data: NonNullable<LotCoverageQuery['lot']>;
  /** The group on screen; the whole cluster when absent. */
  readonly group: ShownGroup | undefined;
  readonly instant: Instant;
}

/** What is known of a lot: its requirements, who could bring what, and how the group on screen covers it. */
export interface LotFacts extends Facts {
  readonly requirements: readonly Requirement[];
  readonly candidates: readonly CandidateLine[];
  readonly contributions: readonly (readonly Contribution[])[];
  readonly group: CoverageLines | undefined;
}

const NOBODY: readonly CandidateLine[] = [];

export function useLotFacts({ lotId, data, group, instant }: LotFactsInput): LotFacts {
  const language = useLanguage();
  const [{ data: answered, fetching }] = useQuery({
    query: GroupCoverageDocument,
    variables: { id: lotId, at: instant, ...coverageOf(group ?? { members: [] }) },
    pause: group === undefined,
  });
  const requirements = readFragment(RequirementLineFragmentDoc, data.requirements);
  const candidates = data.candidates === null ? NOBODY : readFragment(CandidateLineFragmentDoc, data.candidates);
  const cluster = readFragment(CoverageLinesFragmentDoc, data.clusterCoverage) ?? undefined;
  const own = readFragment(CoverageLinesFragmentDoc, answered?.lot?.coverage) ?? undefined;
  return useMemo(() => {
    const byId = new Map(requirements.map((each) => [each.id, each]));
    // While another group is being read, the former group's margin would be wrong: none is shown.
    const shown = group === undefined ? cluster : fetching ? undefined : own;
    const contributions = [cluster?.contributions ?? [], group === undefined ? [] : (own?.contributions ?? [])];
    const cells = new Map(contributions.flat().map((each) => [`${each.requirementId} ${each.companyId}`, each]));
    return {
      language,
      requirements,
      candidates,
      contributions,
      group: shown,
      requirement: (id) => byId.get(id),
      contribution: (requirementId, companyId) => cells.get(`${requirementId} ${companyId}`),
    };
  }, [language, requirements, candidates, cluster, own, group, fetching]);
}

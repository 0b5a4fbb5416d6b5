import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Contribution } from '../../../../components/coverage/model/types';
import {
  CandidateLineFragmentDoc,
  CoverageLinesFragmentDoc,
  type LotsTogetherQuery,
  RequirementLineFragmentDoc,
  SuggestionCoverageDocument,
} from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { RunSuggestion } from '../../model/run';
import { jointCandidates, jointRequirements } from '../../model/together';
import type { LotFacts } from '../useLotFacts';

export type TogetherLot = NonNullable<LotsTogetherQuery['callForTender']>['lots'][number];

const NOTHING: readonly Contribution[] = [];

/** What is known of several lots together, and how the suggestion on screen covers all of them. */
export function useJointFacts(lots: readonly TogetherLot[], suggestion: RunSuggestion | undefined): LotFacts {
  const language = useLanguage();
  const [{ data, fetching }] = useQuery({
    query: SuggestionCoverageDocument,
    variables: { id: suggestion?.id ?? '' },
    pause: suggestion === undefined,
  });
  const node = data?.node;
  const found = node && 'coverage' in node ? readFragment(CoverageLinesFragmentDoc, node.coverage) : undefined;
  const group = suggestion === undefined || fetching ? undefined : found;
  const known = useMemo(() => {
    const requirements = jointRequirements(
      lots.map(({ id, number, requirements: own }) => ({
        id,
        number,
        requirements: readFragment(RequirementLineFragmentDoc, own),
      })),
    );
    const candidates = jointCandidates(lots.map((lot) => readFragment(CandidateLineFragmentDoc, lot.candidates ?? [])));
    const ofCluster = lots.flatMap(
      (lot) => readFragment(CoverageLinesFragmentDoc, lot.clusterCoverage)?.contributions ?? NOTHING,
    );
    return { requirements, candidates, ofCluster, byId: new Map(requirements.map((each) => [each.id, each])) };
  }, [lots]);
  return useMemo(() => {
    const { requirements, candidates, ofCluster, byId } = known;
    const contributions = [ofCluster, group?.contributions ?? NOTHING];
    const cells = new Map(contributions.flat().map((each) => [`${each.requirementId} ${each.companyId}`, each]));
    return {
      language,
      isJoint: true,
      requirements,
      candidates,
      contributions,
      group,
      requirement: (id) => byId.get(id),
      contribution: (requirementId, companyId) => cells.get(`${requirementId} ${companyId}`),
    };
  }, [language, known, group]);
}

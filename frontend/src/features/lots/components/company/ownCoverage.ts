import type { Contribution, Cover, CoverageLines, Requirement } from '../../../../components/coverage/model/types';
import { type CompanyLotQuery, CoverageLinesFragmentDoc, RequirementLineFragmentDoc } from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { type Verdict, verdictOf } from '../../model/ownPart';

type Data = NonNullable<CompanyLotQuery['lot']>;
type OwnCoverage = NonNullable<Data['companyCoverage']>;

/** One's own company before one requirement. */
export interface OwnAnswer {
  readonly verdict: Verdict;
  readonly contribution: Contribution | undefined;
  readonly cover: Cover | undefined;
  /** The capability that speaks for the company. */
  readonly capability: OwnCoverage['contributions'][number]['capability'] | undefined;
}

/** All that the page says of one's own part, requirement by requirement. */
export interface OwnReading {
  readonly coverage: CoverageLines;
  readonly answer: (requirement: Requirement) => OwnAnswer;
}

/** Undefined for a company that is not in the cluster of the call. */
export function readOwnCoverage({ companyCoverage }: Data): OwnReading | undefined {
  if (!companyCoverage) return undefined;
  const coverage = readFragment(CoverageLinesFragmentDoc, companyCoverage);
  const contributions = new Map(coverage.contributions.map((each) => [each.requirementId, each]));
  const covers = new Map(coverage.requirements.map((each) => [each.requirementId, each]));
  const held = new Map(companyCoverage.contributions.map((each) => [each.requirementId, each.capability]));
  return {
    coverage,
    answer: (requirement) => {
      const contribution = contributions.get(requirement.id);
      const cover = covers.get(requirement.id);
      const verdict = verdictOf(requirement, { contribution, cover });
      return { verdict, contribution, cover, capability: held.get(requirement.id) };
    },
  };
}

export function requirementsOf(lot: Pick<Data, 'requirements'>): readonly Requirement[] {
  return readFragment(RequirementLineFragmentDoc, lot.requirements);
}

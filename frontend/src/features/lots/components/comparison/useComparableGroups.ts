import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LotCoverageQuery, ScenarioLineFragment } from '../../../../gql/lots';
import { COMPOSITION, type Composition, groupOfScenario } from '../../model/trying/building';
import type { ComparableGroup } from '../../model/trying/comparedGroups';
import { letterOf } from '../../model/comparison';
import { groupOfConsortium, groupOfSuggestion } from '../../model/groups';
import type { RunSuggestion } from '../../model/run';

interface Groups {
  readonly composition: Composition;
  readonly suggestions: readonly RunSuggestion[];
  readonly scenarios: readonly ScenarioLineFragment[];
  readonly consortia: NonNullable<LotCoverageQuery['lot']>['consortia'];
}

/** All groups of a lot that can be shown and compared, each under its name; a composition without anybody is none yet. */
export function useComparableGroups({ composition, suggestions, scenarios, consortia }: Groups): readonly ComparableGroup[] {
  const { t } = useTranslation('lots');
  return useMemo(() => {
    const { members } = composition;
    return [
      ...(members.length > 0 ? [{ key: COMPOSITION, name: t('compare.composition'), members }] : []),
      ...suggestions.map((each) => ({
        key: String(each.rank),
        name: t('shown.suggestion', { letter: letterOf(each.rank) }),
        ...groupOfSuggestion(each),
      })),
      ...scenarios.map((each) => ({ key: each.id, name: each.name, ...groupOfScenario(each) })),
      ...consortia.map((each) => ({
        key: each.id,
        name: t('shown.consortium', { name: each.name }),
        ...groupOfConsortium(each),
      })),
    ];
  }, [t, composition, suggestions, scenarios, consortia]);
}

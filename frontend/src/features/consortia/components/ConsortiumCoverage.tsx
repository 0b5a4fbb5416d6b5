import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { CoverageMatrix } from '../../../components/coverage/CoverageMatrix';
import type { Instant } from '../../../components/coverage/MatrixToolbar';
import type { CoverageLines, MatrixCompany } from '../../../components/coverage/model/types';
import { Loaded } from '../../../components/states/Loaded';
import { Section } from '../../../components/layout/Section';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { type ConsortiumProps, presentMembers, requirementsOf } from './consortium';

interface ConsortiumCoverageProps extends ConsortiumProps {
  readonly coverage: CoverageLines | undefined;
  readonly result: { readonly data?: object; readonly error?: CombinedError; readonly fetching: boolean };
  readonly retry: (options?: { requestPolicy: 'network-only' }) => void;
  readonly instant: Instant;
  readonly onInstant: (instant: Instant) => void;
}

const PLACES = { LEAD: 'lead', MEMBER: 'member', SUBCONTRACTOR: 'subcontractor' } as const;
const ORDER = ['lead', 'member', 'subcontractor'];

/** What the members cover together, requirement by requirement. */
export function ConsortiumCoverage(props: ConsortiumCoverageProps): ReactNode {
  const { consortium, coverage, result, retry, instant, onInstant } = props;
  const { t } = useTranslation('consortia');
  const requirements = useMemo(() => requirementsOf(consortium), [consortium]);
  const contributions = useMemo(() => [coverage?.contributions ?? []], [coverage]);
  const companies = useMemo(
    () =>
      presentMembers(consortium)
        .map(({ company: { id, name }, role }): MatrixCompany => ({ id, name, place: PLACES[role] }))
        .toSorted((one, other) => ORDER.indexOf(one.place) - ORDER.indexOf(other.place)),
    [consortium],
  );
  return (
    <Section title={t('coverage.title')} lead={t('coverage.lead')} bare>
      <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
        {() => (
          <CoverageMatrix
            requirements={requirements}
            companies={companies}
            contributions={contributions}
            group={coverage}
            groupName={consortium.name}
            instant={instant}
            onInstant={onInstant}
            actions={NO_ACTIONS}
          />
        )}
      </Loaded>
    </Section>
  );
}

/** Members are steered where they are listed, not from the matrix. */
const NO_ACTIONS = {};

import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { Deadline } from '../../../components/actions/Deadline';
import { CoverageMatrix } from '../../../components/coverage/CoverageMatrix';
import type { Instant } from '../../../components/coverage/MatrixToolbar';
import { PageHeader } from '../../../components/layout/PageHeader';
import { Section } from '../../../components/layout/Section';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageSkeleton } from '../../../components/states/Skeletons';
import {
  CoverageLinesFragmentDoc,
  RequirementLineFragmentDoc,
  ScenarioLineFragmentDoc,
  SharedScenarioDocument,
  type SharedScenarioQuery,
} from '../../../gql/lots';
import { readFragment } from '../../../lib/graphql/fragment';
import { groupOfScenario } from '../model/trying/building';

const route = getRouteApi('/signed-in/scenarios/$scenarioId');

/** A scenario to read: who is in and what they cover. For coordinators, and for those it is shared with. */
export function ScenarioPage(): ReactNode {
  const { t } = useTranslation('lots');
  const { scenarioId } = route.useParams();
  const [instant, setInstant] = useState<Instant>('AT_DEADLINE');
  const [result, retry] = useQuery({ query: SharedScenarioDocument, variables: { id: scenarioId, at: instant } });
  return (
    <Loaded result={result} retry={retry} skeleton={<PageSkeleton />} isPage>
      {({ scenario }) =>
        scenario ? (
          <Scenario scenario={scenario} instant={instant} onInstant={setInstant} />
        ) : (
          <NotFoundState
            action={
              <ButtonLink to="/calls" variant="default">
                {t('page.backToCalls')}
              </ButtonLink>
            }
          />
        )
      }
    </Loaded>
  );
}

interface ScenarioProps {
  readonly scenario: NonNullable<SharedScenarioQuery['scenario']>;
  readonly instant: Instant;
  readonly onInstant: (instant: Instant) => void;
}

function Scenario({ scenario, instant, onInstant }: ScenarioProps): ReactNode {
  const { t } = useTranslation('lots');
  const { lot } = scenario;
  const kept = readFragment(ScenarioLineFragmentDoc, scenario);
  const requirements = readFragment(RequirementLineFragmentDoc, lot.requirements);
  const coverage = readFragment(CoverageLinesFragmentDoc, scenario.coverage);
  const { members } = groupOfScenario(kept);
  return (
    <>
      <PageHeader
        title={t('scenario.title', { name: kept.name })}
        trail={[
          <AnchorLink key="call" to="/calls/$callId" params={{ callId: lot.call.id }} search={{ lot: lot.id }}>
            {lot.call.title}
          </AnchorLink>,
          <AnchorLink key="lot" to="/lots/$lotId" params={{ lotId: lot.id }}>
            {t('page.title', { number: lot.number, title: lot.title })}
          </AnchorLink>,
        ]}
        lead={
          <>
            {t('scenario.lead', { number: lot.number, title: lot.title })} <Deadline at={lot.call.submissionDeadlineAt} />
          </>
        }
      />
      <Section title={t('scenario.members')}>
        <ul>
          {members.map(({ id, name, place }) => (
            <li key={id}>
              <AnchorLink to="/companies/$companyId" params={{ companyId: id }}>
                {name}
              </AnchorLink>
              {', '}
              {t(`build.place.${place}`)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('scenario.coverage')}>
        <CoverageMatrix
          requirements={requirements}
          companies={members}
          contributions={[coverage.contributions]}
          group={coverage}
          groupName={kept.name}
          instant={instant}
          onInstant={onInstant}
          actions={{}}
        />
      </Section>
    </>
  );
}

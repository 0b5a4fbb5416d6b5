import { Group, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { Deadline } from '../../../components/actions/Deadline';
import { PageHeader } from '../../../components/layout/PageHeader';
import { EmptyState } from '../../../components/states/EmptyState';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageSkeleton, RowsSkeleton } from '../../../components/states/Skeletons';
import { JointRunsDocument, LotsTogetherDocument, type LotsTogetherQuery, RunEntryFragmentDoc } from '../../../gql/lots';
import { readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { TogetherDesk } from '../components/together/TogetherDesk';
import type { TogetherLot } from '../components/together/useJointFacts';
import { listed } from '../model/sentences';
import { chosenLots, runsOnLots } from '../model/together';

const route = getRouteApi('/signed-in/calls/$callId/together');
const NONE: readonly string[] = [];

/** One grouping that answers several lots of a call at once, with the same members and one lead. */
export function TogetherPage(): ReactNode {
  const { t } = useTranslation('lots');
  const { callId } = route.useParams();
  const { lots: ids = NONE } = route.useSearch();
  const [result, retry] = useQuery({ query: LotsTogetherDocument, variables: { callId } });
  return (
    <Loaded isPage result={result} retry={retry} skeleton={<PageSkeleton />}>
      {({ callForTender: call }) =>
        call ? (
          <Together call={call} ids={ids} />
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

interface TogetherProps {
  readonly call: NonNullable<LotsTogetherQuery['callForTender']>;
  readonly ids: readonly string[];
}

function Together({ call, ids }: TogetherProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const lots = useMemo(() => chosenLots(call.lots, ids), [call.lots, ids]);
  const names = listed(lots.map(({ number }) => number), { language });
  const back = (
    <ButtonLink to="/calls/$callId" params={{ callId: call.id }} variant="default">
      {t('together.back')}
    </ButtonLink>
  );
  if (lots.length < 2) {
    return (
      <EmptyState title={t('together.choose')} action={back}>
        {t('together.chooseText')}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={t('together.title', { lots: names })}
        trail={[
          <AnchorLink key="calls" to="/calls">
            {t('page.trailCalls')}
          </AnchorLink>,
          <AnchorLink key="call" to="/calls/$callId" params={{ callId: call.id }}>
            {call.title}
          </AnchorLink>,
        ]}
        lead={
          <>
            <Group gap="md">
              <span>{call.buyer}</span>
              <Deadline at={call.submissionDeadlineAt} />
            </Group>
            <Text size="sm">{t('together.lead')}</Text>
          </>
        }
        actions={back}
      />
      <Text fw={600} size="sm">
        {t('together.chosen')}
      </Text>
      <ul>
        {lots.map(({ id, number, title }) => (
          <li key={id}>
            <AnchorLink to="/lots/$lotId" params={{ lotId: id }}>
              {t('together.lotTitle', { number, title })}
            </AnchorLink>
          </li>
        ))}
      </ul>
      {lots.every(({ viewerCanSuggest }) => viewerCanSuggest) ? (
        <Desk key={ids.join()} call={call} lots={lots} />
      ) : (
        <EmptyState title={t('together.forbidden')} />
      )}
    </>
  );
}

/** Waits for the last run on these lots, whose answer is shown first. */
function Desk({ call, lots }: { readonly call: TogetherProps['call']; readonly lots: readonly TogetherLot[] }): ReactNode {
  const [result, retry] = useQuery({ query: JointRunsDocument, variables: { callId: call.id } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={10} />}>
      {({ callForTender }) => {
        const runs = runsOnLots(callForTender?.jointGroupingRuns ?? [], lots.map(({ id }) => id));
        const latest = runs[0] && readFragment(RunEntryFragmentDoc, runs[0]);
        return <TogetherDesk callId={call.id} requiredForm={call.requiredForm} lots={lots} latestRun={latest} />;
      }}
    </Loaded>
  );
}

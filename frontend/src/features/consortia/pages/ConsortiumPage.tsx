import { Group, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import type { Instant } from '../../../components/coverage/MatrixToolbar';
import { useLiveCall } from '../../../components/live/useLiveCall';
import { Deadline } from '../../../components/actions/Deadline';
import { DownloadButton } from '../../../components/actions/DownloadButton';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { dropOutdatedUndo } from '../../../components/states/undoToast';
import { PageSkeleton } from '../../../components/states/Skeletons';
import {
  ConsortiumCoverageDocument,
  ConsortiumPageDocument,
  CoverageLinesFragmentDoc,
} from '../../../gql/consortia';
import { consortiumAddress } from '../../../lib/addresses';
import { readFragment } from '../../../lib/graphql/fragment';
import { AllocationSection } from '../components/allocation/AllocationSection';
import { ConsortiumCoverage } from '../components/ConsortiumCoverage';
import { ConsortiumStateBadge } from '../components/ConsortiumStateBadge';
import type { Consortium } from '../components/consortium';
import { FormSection } from '../components/FormSection';
import { IdentitySection } from '../components/IdentitySection';
import { MembersSection } from '../components/members/MembersSection';
import { MembershipAnswer } from '../components/members/MembershipAnswer';
import { StateSection } from '../components/StateSection';
import { ViolationSection } from '../components/ViolationSection';

const route = getRouteApi('/signed-in/consortia/$consortiumId');

/** One consortium: where it stands, who is in, who does what, and what the rules say. */
export function ConsortiumPage(): ReactNode {
  const { t } = useTranslation('consortia');
  const { consortiumId } = route.useParams();
  const [result, retry] = useQuery({ query: ConsortiumPageDocument, variables: { id: consortiumId } });
  useLiveCall(result.data?.consortium?.lot.call.id);
  // Until another consortium has arrived, the former one's data would be shown under a wrong address.
  const former = result.data?.consortium;
  const isOther = former !== undefined && former !== null && former.id !== consortiumId;
  return (
    <Loaded result={isOther ? { fetching: true } : result} retry={retry} skeleton={<PageSkeleton />} isPage>
      {({ consortium }) =>
        consortium ? (
          <Parts key={consortium.id} consortium={consortium} />
        ) : (
          <NotFoundState
            action={
              <ButtonLink to="/consortia" variant="default">
                {t('page.back')}
              </ButtonLink>
            }
          />
        )
      }
    </Loaded>
  );
}

interface PartsProps {
  readonly consortium: Consortium;
}

function Parts({ consortium }: PartsProps): ReactNode {
  const { t } = useTranslation('consortia');
  const { id, lot, version } = consortium;
  useEffect(() => dropOutdatedUndo({ id, version }), [id, version]);
  const [instant, setInstant] = useState<Instant>('AT_DEADLINE');
  const [result, retry] = useQuery({
    query: ConsortiumCoverageDocument,
    variables: { id, at: instant },
  });
  const coverage = readFragment(CoverageLinesFragmentDoc, result.data?.consortium?.coverage) ?? undefined;
  return (
    <>
      <PageHeader
        title={consortium.name}
        trail={[
          <AnchorLink key="consortia" to="/consortia">
            {t('list.title')}
          </AnchorLink>,
          <AnchorLink key="lot" to="/lots/$lotId" params={{ lotId: lot.id }}>
            {t('page.lot', { number: lot.number, title: lot.title })}
          </AnchorLink>,
        ]}
        lead={
          <Group gap="md">
            <ConsortiumStateBadge state={consortium.state} />
            <span>{t('page.forCall', { call: lot.call.title, buyer: lot.call.buyer })}</span>
            <Deadline at={lot.call.submissionDeadlineAt} />
          </Group>
        }
        actions={<DownloadButton href={consortiumAddress(consortium.id)}>{t('page.dossier')}</DownloadButton>}
      />
      <Stack gap="xl">
        <MembershipAnswer consortium={consortium} />
        <StateSection consortium={consortium} />
        <ViolationSection consortium={consortium} />
        <MembersSection consortium={consortium} />
        <FormSection consortium={consortium} />
        <AllocationSection consortium={consortium} coverage={coverage} />
        <ConsortiumCoverage
          consortium={consortium}
          coverage={coverage}
          result={result}
          retry={retry}
          instant={instant}
          onInstant={setInstant}
        />
        {consortium.viewerCanUpdate && <IdentitySection consortium={consortium} />}
      </Stack>
    </>
  );
}

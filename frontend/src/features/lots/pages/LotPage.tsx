import { Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { Deadline } from '../../../components/actions/Deadline';
import { DownloadMenu } from '../../../components/actions/DownloadMenu';
import { ImportIntoCall } from '../../../components/actions/ImportIntoCall';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { useLiveCall } from '../../../components/live/useLiveCall';
import { Timeline } from '../../../components/timeline/Timeline';
import { LotPageDocument, type LotPageQuery } from '../../../gql/lots';
import { lotCoverageAddress, lotRequirementsAddress } from '../../../lib/addresses';
import { formatMoney } from '../../../lib/format/money';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { CompanyLot } from '../components/company/CompanyLot';
import { CoordinatorPart } from '../components/CoordinatorPart';
import { LotSiblings } from '../components/LotSiblings';

const route = getRouteApi('/signed-in/lots/$lotId');

/** One lot: for coordinators who covers it and with whom, for companies what is asked and their answer. */
export function LotPage(): ReactNode {
  const { t } = useTranslation('lots');
  const { lotId } = route.useParams();
  const [result, retry] = useQuery({ query: LotPageDocument, variables: { id: lotId } });
  useLiveCall(result.data?.lot?.call.id);
  // Until another lot has arrived, the former one's data would be shown under a wrong address.
  const isOther = result.data?.lot !== undefined && result.data.lot !== null && result.data.lot.id !== lotId;
  return (
    <Loaded result={isOther ? { fetching: true } : result} retry={retry} skeleton={<PageSkeleton />} isPage>
      {({ lot }) =>
        lot ? (
          <>
            <LotHeader lot={lot} />
            <Timeline milestones={lot.call.milestones} />
            <LotSiblings key={lot.call.id} call={lot.call} lotId={lot.id} />
            {lot.viewerCanSuggest ? <CoordinatorPart key={lot.id} lot={lot} /> : <CompanyLot key={lot.id} lot={lot} />}
          </>
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

interface LotHeaderProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
}

function LotHeader({ lot }: LotHeaderProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const { call } = lot;
  return (
    <PageHeader
      title={t('page.title', { number: lot.number, title: lot.title })}
      trail={[
        <AnchorLink key="calls" to="/calls">
          {t('page.trailCalls')}
        </AnchorLink>,
        <AnchorLink key="call" to="/calls/$callId" params={{ callId: call.id }} search={{ lot: lot.id }}>
          {call.title}
        </AnchorLink>,
      ]}
      lead={
        <Group gap="md">
          <span>{call.buyer}</span>
          <Deadline at={call.submissionDeadlineAt} />
          {lot.estimatedValue && <span>{t('page.value', { amount: formatMoney(lot.estimatedValue, language) })}</span>}
          {lot.maxMembers !== null && <span>{t('page.maxMembers', { count: lot.maxMembers })}</span>}
          {lot.reservedFor !== null && <span>{t('page.reserved', { to: lot.reservedFor })}</span>}
        </Group>
      }
      actions={
        <>
          {lot.viewerCanSuggest && <ImportIntoCall callId={call.id} lotId={lot.id} />}
          <DownloadMenu
            groups={[
              {
                tables: [{ label: t('page.requirements'), address: lotRequirementsAddress.bind(null, lot.id) }],
                files: lot.viewerCanSuggest ? [{ label: t('page.coverage'), href: lotCoverageAddress(lot.id) }] : [],
              },
            ]}
          />
        </>
      }
    />
  );
}

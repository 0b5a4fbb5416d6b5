import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { Section } from '../../../../components/layout/Section';
import {
  type PlannedLotFragment,
  PlannedLotFragmentDoc,
  PlanWishFragmentDoc,
  type ShownPlanRunFragment,
} from '../../../../gql/calls';
import { localeOf } from '../../../../lib/format/locale';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';

interface PlannedLotsProps {
  readonly lots: ReadonlyArray<FragmentRef<typeof PlannedLotFragmentDoc>>;
  readonly options: ShownPlanRunFragment['planOptions'];
}

/** Each lot with its grouping, and what it would have alone where it makes room for others. */
export function PlannedLots({ lots: refs, options }: PlannedLotsProps): ReactNode {
  const { t } = useTranslation('calls');
  const lots = readFragment(PlannedLotFragmentDoc, refs);
  const wishes = readFragment(PlanWishFragmentDoc, [...(options?.pinned ?? []), ...(options?.excluded ?? [])]);
  const steered = new Set(wishes.map(({ lotId }) => lotId));
  return (
    <Section title={t('plan.lots')}>
      <Table.ScrollContainer minWidth={0}>
        <Table verticalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('plan.lot')}</Table.Th>
              <Table.Th scope="col">{t('plan.group')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lots.map((planned) => (
              <Table.Tr key={planned.lot.id}>
                <Table.Th scope="row" fw="normal" maw={320}>
                  <AnchorLink to="/lots/$lotId" params={{ lotId: planned.lot.id }}>
                    {t('plan.lotTitle', { number: planned.lot.number, title: planned.lot.title })}
                  </AnchorLink>
                </Table.Th>
                <Table.Td>
                  <PlannedGroup planned={planned} isSteered={steered.has(planned.lot.id)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

interface PlannedGroupProps {
  readonly planned: PlannedLotFragment;
  /** Whether companies were pinned or excluded on the lot. */
  readonly isSteered: boolean;
}

function PlannedGroup({ planned, isSteered }: PlannedGroupProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const { grouping, alone, aloneStatus, givesWay } = planned;
  const listed = (names: readonly string[]): string => new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
  const who = alone && listed(alone.members.map(({ name }) => name));
  const isBest = aloneStatus === 'PROVEN_OPTIMAL';
  const wouldHave = who && (isBest ? t('plan.alone', { who }) : t('plan.aloneFound', { who }));
  if (!grouping) {
    const nobody = isSteered ? t('plan.nobodyWished') : t('plan.nobody');
    const nothing = aloneStatus === 'INFEASIBLE' ? nobody : t('plan.outOfTime');
    return (
      <Text size="sm" c="dimmed">
        {wouldHave ? t('plan.notInPlan', { alone: wouldHave }) : nothing}
      </Text>
    );
  }
  const names = grouping.members.map(({ id, name }) => (id === grouping.lead.id ? t('plan.leads', { name }) : name));
  return (
    <>
      <Text size="sm">{listed(names)}</Text>
      {givesWay && wouldHave && (
        <Text size="sm" c="dimmed">
          {wouldHave}
        </Text>
      )}
    </>
  );
}

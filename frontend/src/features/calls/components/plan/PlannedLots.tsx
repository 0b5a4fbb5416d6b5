import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { Section } from '../../../../components/layout/Section';
import { type PlannedLotFragment, PlannedLotFragmentDoc } from '../../../../gql/calls';
import { localeOf } from '../../../../lib/format/locale';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';

interface PlannedLotsProps {
  readonly lots: ReadonlyArray<FragmentRef<typeof PlannedLotFragmentDoc>>;
}

/** Each lot with its grouping, and what it would have alone where it makes room for others. */
export function PlannedLots({ lots: refs }: PlannedLotsProps): ReactNode {
  const { t } = useTranslation('calls');
  const lots = readFragment(PlannedLotFragmentDoc, refs);
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
                  <PlannedGroup planned={planned} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

function PlannedGroup({ planned }: { readonly planned: PlannedLotFragment }): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const { grouping, alone, givesWay } = planned;
  const listed = (names: readonly string[]): string => new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
  const namesAlone = listed((alone?.members ?? []).map(({ name }) => name));
  if (!grouping) {
    return (
      <Text size="sm" c="dimmed">
        {alone ? t('plan.notInPlan') : t('plan.nobody')}
      </Text>
    );
  }
  const names = grouping.members.map(({ id, name }) => (id === grouping.lead.id ? t('plan.leads', { name }) : name));
  return (
    <>
      <Text size="sm">{listed(names)}</Text>
      {givesWay && (
        <Text size="sm" c="dimmed">
          {t('plan.givesWay', { who: namesAlone })}
        </Text>
      )}
    </>
  );
}

import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { Section } from '../../../../components/layout/Section';
import { type PlannedLoadFragment, PlannedLoadFragmentDoc } from '../../../../gql/calls';
import { formatFte } from '../../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';

interface PlannedLoadsProps {
  readonly loads: ReadonlyArray<FragmentRef<typeof PlannedLoadFragmentDoc>>;
}

/** Who takes part in which lots, and how much of its people that takes; those with the least left come first. */
export function PlannedLoads({ loads: refs }: PlannedLoadsProps): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const loads = readFragment(PlannedLoadFragmentDoc, refs).toSorted(
    (first, second) => second.lots.length - first.lots.length || left(first) - left(second),
  );
  if (loads.length === 0) return null;
  return (
    <Section title={t('plan.loads')}>
      <Table.ScrollContainer minWidth={0}>
        <Table verticalSpacing={4} horizontalSpacing={6} fz="sm" w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('plan.company')}</Table.Th>
              <Table.Th scope="col">{t('plan.lotsOfCompany')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('plan.given')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('plan.lent')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('plan.left')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {loads.map((load) => (
              <Table.Tr key={load.company.id}>
                <Table.Th scope="row" fw="normal">
                  <AnchorLink to="/companies/$companyId" params={{ companyId: load.company.id }}>
                    {load.company.name}
                  </AnchorLink>
                </Table.Th>
                <Table.Td>{load.lots.map(({ number }) => number).join(', ')}</Table.Td>
                <Table.Td ta="right">{formatFte(load.givenTenths, language)}</Table.Td>
                <Table.Td ta="right">{formatFte(load.lentTenths, language)}</Table.Td>
                <Table.Td ta="right">{formatFte(left(load), language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}

/** The tenths of full-time equivalents that a company has not promised. */
function left({ givenTenths, lentTenths }: PlannedLoadFragment): number {
  return lentTenths - givenTenths;
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { CompanyAwardsFragmentDoc } from '../../../gql/companies';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { AwardItem } from './AwardItem';

interface AwardsSectionProps {
  readonly company: FragmentRef<typeof CompanyAwardsFragmentDoc>;
}

/** What the company has won, and with whom; the section is not there while nothing is known of it. */
export function AwardsSection({ company: ref }: AwardsSectionProps): ReactNode {
  const { t } = useTranslation('companies');
  const { id, awards } = readFragment(CompanyAwardsFragmentDoc, ref);
  if (awards === null || awards.length === 0) return null;
  return (
    <Section title={t('awards.title')} lead={t('awards.lead')}>
      <PlainList gap="xs">
        {awards.map((award) => (
          <AwardItem key={award.id} companyId={id} award={award} />
        ))}
      </PlainList>
    </Section>
  );
}

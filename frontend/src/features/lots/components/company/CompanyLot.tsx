import { NativeSelect, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../../components/actions/ButtonLink';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Loaded } from '../../../../components/states/Loaded';
import { PlainList } from '../../../../components/layout/PlainList';
import { Section } from '../../../../components/layout/Section';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { StateBadge } from '../../../../components/states/StateBadge';
import { CompanyLotDocument, type LotPageQuery, LotRequirementsDocument, RequirementLineFragmentDoc } from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useWords } from '../../../../lib/i18n/useWords';
import { useViewer } from '../../../../lib/viewer';
import { CompanyRequirements } from './CompanyRequirements';
import { InterestSection } from './InterestSection';

type Lot = NonNullable<LotPageQuery['lot']>;

interface CompanyLotProps {
  readonly lot: Lot;
}

/** A lot as a company sees it: what is asked, what it brings itself, and its answer. */
export function CompanyLot({ lot }: CompanyLotProps): ReactNode {
  const { t } = useTranslation('lots');
  const companies = useViewer()?.companies ?? [];
  const [companyId, setCompanyId] = useState(companies[0]?.id);
  if (companyId === undefined) return <ReadOnlyLot lot={lot} />;
  return (
    <Stack gap="xl">
      {companies.length > 1 && (
        <NativeSelect
          label={t('company.which')}
          value={companyId}
          onChange={(event) => setCompanyId(event.currentTarget.value)}
          data={companies.map(({ id, name }) => ({ value: id, label: name }))}
          maw="20rem"
        />
      )}
      <OwnLot key={companyId} lot={lot} companyId={companyId} />
    </Stack>
  );
}

interface OwnLotProps extends CompanyLotProps {
  readonly companyId: string;
}

function OwnLot({ lot, companyId }: OwnLotProps): ReactNode {
  const { t } = useTranslation('lots');
  const word = useWords();
  const [result, retry] = useQuery({ query: CompanyLotDocument, variables: { id: lot.id, companyId } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
      {({ lot: data, company }) =>
        data &&
        company && (
          <Stack gap="xl">
            <InterestSection
              lot={lot}
              companyId={companyId}
              interest={data.interests.find((interest) => interest.company.id === companyId)}
            />
            {data.consortia.length > 0 && (
              <Section title={t('company.consortia')}>
                <PlainList>
                  {data.consortia.map(({ id, name, state }) => (
                    <li key={id}>
                      <AnchorLink to="/consortia/$consortiumId" params={{ consortiumId: id }}>
                        {name}
                      </AnchorLink>{' '}
                      <StateBadge tone="active">{word(`consortiumState.${state}`)}</StateBadge>
                    </li>
                  ))}
                </PlainList>
              </Section>
            )}
            <Section
              title={t('company.requirements')}
              lead={t('company.requirementsLead')}
              actions={
                <ButtonLink to="/my-company" variant="default">
                  {t('company.declare')}
                </ButtonLink>
              }
              bare
            >
              <CompanyRequirements data={data} company={company} />
            </Section>
          </Stack>
        )
      }
    </Loaded>
  );
}

/** For someone without a company who may not coordinate either: what is asked. */
function ReadOnlyLot({ lot }: CompanyLotProps): ReactNode {
  const { t } = useTranslation('lots');
  const [result, retry] = useQuery({ query: LotRequirementsDocument, variables: { id: lot.id } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
      {({ lot: data }) => {
        const requirements = data ? readFragment(RequirementLineFragmentDoc, data.requirements) : [];
        if (requirements.length === 0) return <EmptyState title={t('company.noRequirements')} />;
        return (
          <Section title={t('company.requirements')} bare>
            <CompanyRequirements data={data} company={undefined} />
          </Section>
        );
      }}
    </Loaded>
  );
}

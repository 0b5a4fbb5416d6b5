import { NativeSelect, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ButtonLink } from '../../../../components/actions/ButtonLink';
import { Loaded } from '../../../../components/states/Loaded';
import { Section } from '../../../../components/layout/Section';
import { RowsSkeleton } from '../../../../components/states/Skeletons';
import { CompanyLotDocument, type CompanyLotQuery, type LotPageQuery, LotRequirementsDocument } from '../../../../gql/lots';
import { followsConsortia, useViewer } from '../../../../lib/viewer';
import classes from './CompanyLot.module.css';
import { CompanyRequirements } from './CompanyRequirements';
import { InterestSection } from './InterestSection';
import { OwnConsortia } from './OwnConsortia';
import { OwnStanding } from './OwnStanding';
import { readOwnCoverage, requirementsOf } from './ownCoverage';

type Lot = NonNullable<LotPageQuery['lot']>;

interface CompanyLotProps {
  readonly lot: Lot;
}

/** A lot as a company sees it: what is asked, what it brings itself, its answer, and its consortium. */
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
  const [result, retry] = useQuery({ query: CompanyLotDocument, variables: { id: lot.id, companyId } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
      {({ lot: data }) => data && <OwnParts lot={lot} companyId={companyId} data={data} />}
    </Loaded>
  );
}

interface OwnPartsProps extends OwnLotProps {
  readonly data: NonNullable<CompanyLotQuery['lot']>;
}

function OwnParts({ lot, companyId, data }: OwnPartsProps): ReactNode {
  const { t } = useTranslation('lots');
  const viewer = useViewer();
  const own = readOwnCoverage(data);
  const requirements = requirementsOf(data);
  return (
    <Stack gap="lg">
      {data.description !== null && <Text className={classes.description}>{data.description}</Text>}
      <div className={classes.columns}>
        {own && (
          <div className={classes.standing}>
            <Section title={t('own.title')}>
              <OwnStanding requirements={requirements} own={own} />
            </Section>
          </div>
        )}
        <Stack gap="xl" className={classes.answer}>
          <InterestSection
            lot={lot}
            companyId={companyId}
            interest={data.interests.find((interest) => interest.company.id === companyId)}
          />
          {followsConsortia(viewer) && <OwnConsortia companyId={companyId} consortia={data.consortia} />}
        </Stack>
        <div className={classes.requirements}>
          <Section
            title={t('company.requirements')}
            lead={own && t('company.requirementsLead')}
            actions={
              <ButtonLink to="/my-company" search={{ company: companyId, tab: 'capabilities' }} variant="default">
                {t('company.declare')}
              </ButtonLink>
            }
            bare
          >
            <CompanyRequirements requirements={requirements} own={own} companyId={companyId} />
          </Section>
        </div>
      </div>
    </Stack>
  );
}

/** For someone without a company who may not coordinate either: what is asked. */
function ReadOnlyLot({ lot }: CompanyLotProps): ReactNode {
  const { t } = useTranslation('lots');
  const [result, retry] = useQuery({ query: LotRequirementsDocument, variables: { id: lot.id } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton />}>
      {({ lot: data }) =>
        data && (
          <Stack gap="lg">
            {data.description !== null && <Text className={classes.description}>{data.description}</Text>}
            <Section title={t('company.requirements')} bare>
              <CompanyRequirements requirements={requirementsOf(data)} own={undefined} />
            </Section>
          </Stack>
        )
      }
    </Loaded>
  );
}

import { Button, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { FileSpreadsheet, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { CompanyPageDocument } from '../../../gql/companies';
import { companyWorkbookAddress } from '../../../lib/addresses';
import { formatInstantDay } from '../../../lib/format/dates';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useViewer } from '../../../lib/viewer';
import { AwardsSection } from '../sheet/AwardsSection';
import { CapabilitiesSection } from '../sheet/CapabilitiesSection';
import { CertificatesSection } from '../sheet/CertificatesSection';
import { IdentitySection } from '../sheet/IdentitySection';
import { YearsSection } from '../sheet/YearsSection';
import classes from './CompanyPage.module.css';

const route = getRouteApi('/companies/$companyId');

/** A company as the reader may know it; it prints on one page. */
export function CompanyPage(): ReactNode {
  const { t } = useTranslation('companies');
  const { companyId } = route.useParams();
  const language = useLanguage();
  const viewer = useViewer();
  const isOwn = viewer?.companies.some(({ id }) => id === companyId) ?? false;
  const [result, retry] = useQuery({ query: CompanyPageDocument, variables: { id: companyId } });
  const directory = (
    <AnchorLink key="directory" to="/directory">
      {t('directory.title')}
    </AnchorLink>
  );
  return (
    <Loaded result={result} retry={retry} skeleton={<PageSkeleton />} isPage>
      {({ company }) => {
        if (!company) return <NotFoundState action={<ButtonLink to="/directory">{t('directory.back')}</ButtonLink>} />;
        return (
          <div className={classes.page}>
            <PageHeader
              title={company.name}
              lead={t('company.updated', { day: formatInstantDay(company.updatedAt, language) })}
              trail={[directory]}
              actions={
                <>
                  {isOwn && (
                    <ButtonLink to="/my-company" search={{ company: companyId }}>
                      {t('company.desk')}
                    </ButtonLink>
                  )}
                  {company.clusters.some((cluster) => viewer?.clusters.some(({ id }) => id === cluster.id)) && (
                    <Button
                      component="a"
                      href={companyWorkbookAddress(companyId)}
                      download
                      variant="default"
                      leftSection={<FileSpreadsheet size={16} aria-hidden />}
                    >
                      {t('company.download')}
                    </Button>
                  )}
                  <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
                    {t('company.print')}
                  </Button>
                </>
              }
            />
            <div className={classes.columns}>
              <Stack gap="xl">
                <IdentitySection company={company} />
                <CapabilitiesSection company={company} />
                <AwardsSection company={company} />
              </Stack>
              <Stack gap="xl">
                <CertificatesSection company={company} />
                <YearsSection company={company} />
              </Stack>
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

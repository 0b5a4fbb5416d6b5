import { Select, Stack, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ButtonLink } from '../../../components/actions/ButtonLink';
import { EmptyState } from '../../../components/states/EmptyState';
import { Loaded } from '../../../components/states/Loaded';
import { NotFoundState } from '../../../components/states/NotFoundState';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PageSkeleton } from '../../../components/states/Skeletons';
import { CompanyDeskDocument } from '../../../gql/companies';
import { useViewer } from '../../../lib/viewer';
import { DeskTabs } from '../desk/DeskTabs';
import { closedForms, type DeskSearch, TABS } from '../desk/deskSearch';

const route = getRouteApi('/signed-in/my-company');

/** The company's own desk: what is asked of it, what it declares, what others see. */
export function MyCompanyPage(): ReactNode {
  const { t } = useTranslation('desk');
  const companies = useViewer()?.companies ?? [];
  const search: DeskSearch = route.useSearch();
  const chosen = companies.find(({ id }) => id === search.company) ?? companies[0];
  if (!chosen) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState title={t('noneTitle')} action={<ButtonLink to="/directory">{t('toDirectory')}</ButtonLink>}>
          {t('none')}
        </EmptyState>
      </>
    );
  }
  return <Desk key={chosen.id} companyId={chosen.id} search={search} companies={companies} />;
}

interface DeskProps {
  readonly companyId: string;
  readonly search: DeskSearch;
  readonly companies: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

function Desk({ companyId, search, companies }: DeskProps): ReactNode {
  const { t } = useTranslation('desk');
  const navigate = route.useNavigate();
  const { tab = 'today' } = search;
  const [result, retry] = useQuery({ query: CompanyDeskDocument, variables: { id: companyId } });
  const change = (next: DeskSearch): void => void navigate({ search: next, replace: true, resetScroll: false });
  return (
    <Loaded result={result} retry={retry} skeleton={<PageSkeleton />} isPage>
      {({ company }) =>
        company ? (
          <Stack gap={0}>
            <PageHeader
              title={company.name}
              lead={company.viewerCanUpdate ? t('leadManager') : t('leadContributor')}
              actions={
                <>
                  {companies.length > 1 && (
                    <Select
                      aria-label={t('switch')}
                      allowDeselect={false}
                      data={companies.map(({ id, name }) => ({ value: id, label: name }))}
                      value={companyId}
                      onChange={(id) => change({ ...search, company: id ?? undefined })}
                    />
                  )}
                  <ButtonLink variant="default" to="/companies/$companyId" params={{ companyId }}>
                    {t('publicPage')}
                  </ButtonLink>
                </>
              }
            />
            <Tabs
              value={tab}
              keepMounted={false}
              onChange={(value) => change({ company: search.company, tab: TABS.find((each) => each === value && each !== 'today') })}
            >
              <Tabs.List mb="lg">
                {TABS.map((each) => (
                  <Tabs.Tab key={each} value={each}>
                    {t(`tabs.${each}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <DeskTabs
                company={company}
                search={search}
                onFormEnd={() => change(closedForms(search))}
                onVisit={(visit) => change({ ...closedForms(search), visit })}
              />
            </Tabs>
          </Stack>
        ) : (
          <NotFoundState />
        )
      }
    </Loaded>
  );
}

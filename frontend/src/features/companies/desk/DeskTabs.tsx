import { Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  CompanyCapabilitiesFragmentDoc,
  CompanyCertificatesFragmentDoc,
  type CompanyDeskQuery,
  CompanyIdentityFragmentDoc,
  CompanyYearsFragmentDoc,
} from '../../../gql/companies';
import { readFragment } from '../../../lib/graphql/fragment';
import { CapabilitiesSection } from '../sheet/CapabilitiesSection';
import { CertificatesSection } from '../sheet/CertificatesSection';
import { IdentitySection } from '../sheet/IdentitySection';
import { YearsSection } from '../sheet/YearsSection';
import { CompletenessPanel } from './CompletenessPanel';
import classes from './desk.module.css';
import type { DeskSearch } from './deskSearch';
import { ExpiringPanel } from './ExpiringPanel';
import { AnswerableCalls } from './interest/AnswerableCalls';
import { OwnConsortia } from './OwnConsortia';
import { Visit } from './visit/Visit';
import type { VisitStep } from './visit/visitSteps';

interface DeskTabsProps {
  readonly company: NonNullable<CompanyDeskQuery['company']>;
  /** Which forms open. */
  readonly search: DeskSearch;
  readonly onFormEnd: () => void;
  readonly onVisit: (step: VisitStep | undefined) => void;
}

/** The three leaves of the desk: what calls for an answer, what is declared, who the company is. */
export function DeskTabs({ company, search, onFormEnd, onVisit }: DeskTabsProps): ReactNode {
  const identity = readFragment(CompanyIdentityFragmentDoc, company);
  const { financialYears } = readFragment(CompanyYearsFragmentDoc, company);
  const { certificates } = readFragment(CompanyCertificatesFragmentDoc, company);
  const { capabilities } = readFragment(CompanyCapabilitiesFragmentDoc, company);
  return (
    <>
      <Tabs.Panel value="today">
        {company.viewerCanUpdate && (
          <Visit identity={identity} capabilities={capabilities} step={search.visit} onStep={onVisit} />
        )}
        <div className={classes.today}>
          {company.viewerCanUpdate && (
            <div className={classes.consortia}>
              <OwnConsortia companyId={company.id} consortia={company.consortia} />
            </div>
          )}
          <div className={classes.calls}>
            <AnswerableCalls company={company} />
          </div>
          <Stack gap="xl" className={classes.rest}>
            <CompletenessPanel company={{ ...identity, financialYears, certificates, capabilities }} />
            <ExpiringPanel certificates={certificates} capabilities={capabilities} />
          </Stack>
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="capabilities">
        <CapabilitiesSection company={company} wanted={search} onFormEnd={onFormEnd} />
      </Tabs.Panel>
      <Tabs.Panel value="profile">
        <div className={classes.columns}>
          <IdentitySection company={company} opens={search.form === 'profile'} onFormEnd={onFormEnd} />
          <Stack gap="xl">
            <CertificatesSection company={company} wanted={search.certificate} onFormEnd={onFormEnd} />
            <YearsSection company={company} opens={search.form === 'years'} onFormEnd={onFormEnd} />
          </Stack>
        </div>
      </Tabs.Panel>
    </>
  );
}

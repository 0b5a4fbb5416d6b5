import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../../../components/coverage/model/matrix';
import { requirementThreshold, requirementTitle } from '../../../../components/coverage/model/requirementText';
import { EmptyState } from '../../../../components/states/EmptyState';
import {
  type CompanyLotQuery,
  CoverageLinesFragmentDoc,
  type LotRequirementsQuery,
  RequirementLineFragmentDoc,
} from '../../../../gql/lots';
import { readFragment } from '../../../../lib/graphql/fragment';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { OwnPart } from './OwnPart';
import classes from './CompanyRequirements.module.css';

type WithCoverage = NonNullable<CompanyLotQuery['lot']>;

interface CompanyRequirementsProps {
  readonly data: WithCoverage | LotRequirementsQuery['lot'];
  /** Absent for those who look on without a company. */
  readonly company: NonNullable<CompanyLotQuery['company']> | undefined;
}

/** What a lot asks, with what the company brings: as the server counts it where the company may know, else as it declares. */
export function CompanyRequirements({ data, company }: CompanyRequirementsProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const requirements = data ? readFragment(RequirementLineFragmentDoc, data.requirements) : [];
  const coverage = data && 'coverage' in data ? readFragment(CoverageLinesFragmentDoc, data.coverage) : undefined;
  if (requirements.length === 0) return <EmptyState title={t('company.noRequirements')} />;
  return (
    <ul className={classes.list}>
      {requirements.map((requirement) => {
        const threshold = requirementThreshold(requirement, language);
        return (
          <li key={requirement.id} className={classes.item}>
            <div>
              <Text fw={600}>
                {numberOf(requirement)} · {requirementTitle(requirement)}
              </Text>
              <Text size="sm" c="dimmed">
                {[requirement.isMandatory ? t('company.mandatory') : t('company.desirable'), threshold]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </Text>
              {requirement.wording !== null && requirement.kind !== 'FREE_TEXT' && (
                <Text size="sm" className={classes.wording}>
                  {requirement.wording}
                </Text>
              )}
            </div>
            {company && <OwnPart requirement={requirement} company={company} coverage={coverage ?? undefined} />}
          </li>
        );
      })}
    </ul>
  );
}

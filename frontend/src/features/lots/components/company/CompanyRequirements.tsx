import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../../../components/coverage/model/matrix';
import { requirementThreshold, requirementTitle } from '../../../../components/coverage/model/requirementText';
import type { Requirement } from '../../../../components/coverage/model/types';
import { EmptyState } from '../../../../components/states/EmptyState';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { OwnPart } from './OwnPart';
import type { OwnReading } from './ownCoverage';
import classes from './CompanyRequirements.module.css';

interface CompanyRequirementsProps {
  readonly requirements: readonly Requirement[];
  /** Absent for those who look on without a company of the cluster. */
  readonly own: OwnReading | undefined;
  readonly companyId?: string;
}

/** What a lot asks, mandatory things first, with what the company brings as the server counts it. */
export function CompanyRequirements({ requirements, own, companyId }: CompanyRequirementsProps): ReactNode {
  const { t } = useTranslation('lots');
  if (requirements.length === 0) return <EmptyState title={t('company.noRequirements')} />;
  const groups = [
    { title: t('company.mandatory'), asked: requirements.filter(({ isMandatory }) => isMandatory) },
    { title: t('company.desirable'), asked: requirements.filter(({ isMandatory }) => !isMandatory) },
  ];
  return (
    <Stack gap="lg">
      {groups
        .filter(({ asked }) => asked.length > 0)
        .map(({ title, asked }) => (
          <div key={title}>
            <Title order={3} size="h3" mb="xs">
              {title}{' '}
              <Text span c="dimmed" fw={400} inherit>
                {asked.length}
              </Text>
            </Title>
            <ul className={classes.list} aria-label={title}>
              {asked.map((requirement) => (
                <RequirementItem key={requirement.id} requirement={requirement}>
                  {own && companyId !== undefined && (
                    <OwnPart requirement={requirement} own={own.answer(requirement)} companyId={companyId} />
                  )}
                </RequirementItem>
              ))}
            </ul>
          </div>
        ))}
    </Stack>
  );
}

interface RequirementItemProps {
  readonly requirement: Requirement;
  /** What one's own company brings to it. */
  readonly children: ReactNode;
}

function RequirementItem({ requirement, children }: RequirementItemProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const { wording, kind, weight } = requirement;
  const title = requirementTitle(requirement);
  const threshold = requirementThreshold(requirement, language);
  const facts = [threshold, weight === null ? '' : t('company.weight', { weight })].filter((part) => part !== '');
  return (
    <li className={classes.item} data-alone={children === undefined || undefined}>
      <div>
        <Text fw={600}>
          {numberOf(requirement)} · {title}
        </Text>
        {facts.length > 0 && (
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        )}
        {wording !== null && !(kind === 'FREE_TEXT' && wording === title) && (
          <Text size="sm" className={classes.wording}>
            {wording}
          </Text>
        )}
      </div>
      {children}
    </li>
  );
}

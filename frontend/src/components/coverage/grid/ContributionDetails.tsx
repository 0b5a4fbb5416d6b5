import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import type { MatrixColumn, RequirementRow } from '../model/matrix';
import { contributionWords, requirementThreshold, requirementTitle } from '../model/requirementText';
import type { Contribution, MatrixActions } from '../model/types';
import { CompanyActions } from './CompanyDetails';
import classes from './marks.module.css';
import { ProofMark } from './ProofMark';

interface ContributionDetailsProps {
  readonly row: RequirementRow;
  readonly company: MatrixColumn;
  readonly contribution: Contribution | undefined;
  readonly actions: MatrixActions;
}

/** One cell in full: what is asked, what the company brings, how it is proved and until when. */
export function ContributionDetails({ row, company, contribution, actions }: ContributionDetailsProps): ReactNode {
  const { t } = useTranslation('coverage');
  const language = useLanguage();
  const { requirement } = row;
  const threshold = requirementThreshold(requirement, language);
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{company.name}</Text>
        <Text size="sm">
          {row.number} · {requirementTitle(requirement)}
        </Text>
        {threshold !== '' && (
          <Text size="xs" c="dimmed">
            {threshold}
          </Text>
        )}
      </div>
      {contribution ? (
        <Group gap={6} align="flex-start" wrap="nowrap">
          <span className={classes.markLine}>
            <ProofMark proof={contribution.proof} />
          </span>
          <Stack gap={0}>
            {contributionWords(requirement, contribution, language).map((words) => (
              <Text key={words} size="sm">
                {words}
              </Text>
            ))}
          </Stack>
        </Group>
      ) : (
        <Text size="sm">{requirement.kind === 'FREE_TEXT' ? t('cell.judgedByPerson') : t('cell.nothingHere')}</Text>
      )}
      <CompanyActions company={company} actions={actions} />
    </Stack>
  );
}

import { List, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlanQuery } from '../../../../gql/imports';
import { useWords } from '../../../../lib/i18n/useWords';

interface NewCompetenciesProps {
  readonly competencies: NonNullable<ImportPlanQuery['importRun']>['newCompetencies'];
}

/** The competencies that the import adds to the vocabulary because a person decided so. */
export function NewCompetencies({ competencies }: NewCompetenciesProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const id = useId();
  if (competencies.length === 0) return null;
  return (
    <Stack component="section" gap={4} mb="md" aria-labelledby={id}>
      <Title order={3} id={id}>
        {t('newCompetency.planned', { count: competencies.length })}
      </Title>
      <List size="sm">
        {competencies.map(({ code, kind, labelFr, labelEn }) => (
          <List.Item key={code}>
            {t('newCompetency.line', { labelFr, labelEn, kind: word(`competencyKind.${kind}`) })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

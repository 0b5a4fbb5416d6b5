import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../components/actions/AnchorLink';
import { Section } from '../../components/layout/Section';
import type { HomeQuery } from '../../gql/app';
import { formatInstant } from '../../lib/format/dates';
import { useLanguage } from '../../lib/i18n/useLanguage';
import classes from './Home.module.css';

interface PlansToApplyProps {
  readonly runs: NonNullable<HomeQuery['importRuns']>['nodes'];
}

/** Workbooks that were read and still wait to be applied or discarded. */
export function PlansToApply({ runs }: PlansToApplyProps): ReactNode {
  const { t } = useTranslation('app');
  const language = useLanguage();
  const waiting = runs.filter(({ state }) => state === 'PLANNED');
  if (waiting.length === 0) return null;
  return (
    <Section bare title={t('home.plans')}>
      <ul className={classes.entries}>
        {waiting.map((run) => (
          <li key={run.id} className={classes.entry}>
            <AnchorLink to="/imports/$importId" params={{ importId: run.id }} search={{}} fw={600}>
              {run.fileName}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {t('home.planRead', { at: formatInstant(run.createdAt, language) })}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../../components/actions/AnchorLink';
import { Section } from '../../../../components/layout/Section';
import { JointRunsOfCallDocument, type JointRunsOfCallQuery } from '../../../../gql/calls';
import { formatInstant } from '../../../../lib/format/dates';
import { localeOf } from '../../../../lib/format/locale';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import classes from './JointRuns.module.css';

interface JointRunsProps {
  readonly callId: string;
}

type JointRun = NonNullable<NonNullable<JointRunsOfCallQuery['callForTender']>['jointGroupingRuns']>[number];

/** The last questions to the engine about several lots together; nothing while there is none. */
export function JointRuns({ callId }: JointRunsProps): ReactNode {
  const { t } = useTranslation('calls');
  const [{ data }] = useQuery({
    query: JointRunsOfCallDocument,
    variables: { id: callId },
    requestPolicy: 'cache-and-network',
  });
  const runs = data?.callForTender?.jointGroupingRuns ?? [];
  if (runs.length === 0) return null;
  return (
    <Section title={t('together.runs')}>
      <ul className={classes.runs}>
        {runs.map((run) => (
          <li key={run.id}>
            <Entry callId={callId} run={run} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Entry({ callId, run }: JointRunsProps & { readonly run: JointRun }): ReactNode {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const word = useWords();
  const listed = (items: readonly string[]): string =>
    new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(items);
  const at = formatInstant(run.createdAt, language);
  const best = run.suggestions.find(({ rank }) => rank === 1);
  return (
    <>
      <AnchorLink
        to="/calls/$callId/together"
        params={{ callId }}
        search={{ lots: run.lots.map(({ id }) => id) }}
        fw={600}
      >
        {t('together.lots', { numbers: listed(run.lots.map(({ number }) => number)) })}
      </AnchorLink>
      <Text size="sm">
        {best ? listed(best.members.map(({ name }) => name)) : t('together.nobody')} · {word(`groupingStatus.${run.status}`)}
      </Text>
      <Text size="sm" c="dimmed">
        {run.requestedBy === null ? t('together.asked', { at }) : t('together.askedBy', { at, who: run.requestedBy })}
        {run.isOutdated && ` · ${t('together.outdated')}`}
      </Text>
    </>
  );
}

import { Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DecidedPartsFragmentDoc, type ImportPlanQuery } from '../../../../gql/imports';
import { readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';
import { CallMeant } from '../CallMeant';

interface CallCardProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** The call, or lot, that rows are about which name none, to be said otherwise. */
export function CallCard({ run, decide, deciding }: CallCardProps): ReactNode {
  const { t } = useTranslation('imports');
  const id = useId();
  const { choices } = readFragment(DecidedPartsFragmentDoc, run);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={3} id={id}>
          {t('about.title')}
        </Title>
        <CallMeant
          clusterId={run.cluster.id}
          value={choices.call}
          disabled={deciding}
          onChange={(call) => void decide((others) => ({ ...others, call }))}
        />
      </Stack>
    </Paper>
  );
}

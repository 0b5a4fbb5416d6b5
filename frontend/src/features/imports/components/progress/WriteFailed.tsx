import { Alert, Button, List } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlanQuery } from '../../../../gql/imports';
import { useDecisions } from '../../useDecisions';

interface WriteFailedProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
}

/** What stood in the way of writing or undoing a large import, after the page had stopped waiting for the answer. */
export function WriteFailed({ run }: WriteFailedProps): ReactNode {
  const { t } = useTranslation('imports');
  const [decide, deciding] = useDecisions(run);
  return (
    <Alert color="red" role="status" icon={<TriangleAlert size={20} aria-hidden />} title={t('failed.nothingChanged')}>
      <List>
        {run.failures.map((failure) => (
          <List.Item key={failure}>{failure}</List.Item>
        ))}
      </List>
      {run.viewerCanApply && (
        <Button mt="sm" loading={deciding} onClick={() => void decide((choices) => choices)}>
          {t('apply.anew')}
        </Button>
      )}
    </Alert>
  );
}

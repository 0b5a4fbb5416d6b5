import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../../components/actions/ButtonLink';
import { DownloadButton } from '../../../../components/actions/DownloadButton';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { ApplyImportDocument, DiscardImportDocument, type ImportState, type ImportTarget } from '../../../../gql/imports';
import { rejectedRowsAddress } from '../../../../lib/addresses';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone, notifyProblem, notifyRefused } from '../../../../lib/notify';
import { ImportWork, isLarge } from '../progress/ImportWork';

interface ApplyPlanProps {
  readonly importRunId: string;
  readonly state: ImportState;
  readonly target: ImportTarget;
  readonly canApply: boolean;
  /** Rows that are rejected or ambiguous. */
  readonly nLeftOut: number;
  /** Rows that would be created or changed. */
  readonly nWritten: number;
  /** Makes the plan anew, for records that have moved since. */
  readonly onAnew: () => Promise<void>;
}

/** Applies the plan as it stands, or drops it; afterwards, says what was done. */
export function ApplyPlan({ importRunId, state, target, canApply, nLeftOut, nWritten, onAnew }: ApplyPlanProps): ReactNode {
  const { t } = useTranslation('imports');
  const [apply, applying] = useCommand(ApplyImportDocument);
  const [discard, discarding] = useCommand(DiscardImportDocument);
  const [acceptsRejectedRows, setAccepts] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);

  async function applyPlan(): Promise<void> {
    setErrors([]);
    const outcome = await apply({ input: { importRunId, acceptsRejectedRows } });
    if (outcome.done) return;
    if (outcome.problem) notifyProblem(outcome.problem);
    setErrors(outcome.userErrors);
  }

  async function discardPlan(): Promise<void> {
    const outcome = await discard({ input: { importRunId } });
    if (outcome.done) notifyDone(t('apply.discarded'));
    else notifyRefused(outcome);
  }

  if (state === 'APPLIED') {
    return (
      <Alert color="larch" role="status" icon={<CircleCheck size={20} aria-hidden />} title={t('apply.doneTitle')}>
        <Text mb="sm">{t('apply.done', { count: nWritten })}</Text>
        {nLeftOut > 0 && (
          <Group mb="sm">
            <DownloadButton href={rejectedRowsAddress(importRunId)}>{t('apply.rejected')}</DownloadButton>
          </Group>
        )}
        <ButtonLink size="xs" variant="default" to={target === 'CALLS' ? '/calls' : '/directory'}>
          {target === 'CALLS' ? t('apply.seeCalls') : t('apply.seeDirectory')}
        </ButtonLink>
      </Alert>
    );
  }
  if (!canApply) return null;
  return (
    <Stack gap="sm">
      <FormErrors errors={errors} />
      {errors.some(({ code }) => code === 'PLAN_STALE') && (
        <div>
          <Button onClick={() => void onAnew().then(() => setErrors([]))}>{t('apply.anew')}</Button>
        </div>
      )}
      {nLeftOut > 0 && nWritten > 0 && (
        <Checkbox
          checked={acceptsRejectedRows}
          onChange={(event) => setAccepts(event.currentTarget.checked)}
          label={t('apply.leaveOut', { count: nLeftOut })}
          description={t('apply.leaveOutHint')}
        />
      )}
      {nLeftOut > 0 && (
        <div>
          <DownloadButton href={rejectedRowsAddress(importRunId)}>{t('apply.rejected')}</DownloadButton>
        </div>
      )}
      {nWritten === 0 && <Text>{t('apply.nothing')}</Text>}
      {applying && isLarge(nWritten) && <ImportWork importRunId={importRunId} />}
      <Group gap="xs">
        <Button
          loading={applying}
          disabled={nWritten === 0 || (nLeftOut > 0 && !acceptsRejectedRows)}
          onClick={() => void applyPlan()}
        >
          {t('apply.action', { count: nWritten })}
        </Button>
        <Button variant="default" loading={discarding} onClick={() => void discardPlan()}>
          {t('apply.discard')}
        </Button>
      </Group>
    </Stack>
  );
}

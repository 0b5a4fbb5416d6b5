import { Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from '../../../components/coverage/model/matrix';
import type { Requirement } from '../../../components/coverage/model/types';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { showUndoToast } from '../../../components/states/undoToast';
import { JudgeRequirementDocument } from '../../../gql/lots';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyRefused, notifyWarning } from '../../../lib/notify';

interface JudgeDialogProps {
  readonly requirement: Requirement;
  readonly onClose: () => void;
}

const FIELDS = ['isCovered', 'reason'] as const;
const ANSWERS: Readonly<Record<string, boolean | null>> = { yes: true, no: false, nobody: null };

/** A person says whether a free-text requirement is met, and why. */
export function JudgeDialog({ requirement, onClose }: JudgeDialogProps): ReactNode {
  const { t } = useTranslation(['lots', 'components']);
  const [judge, isJudging] = useCommand(JudgeRequirementDocument);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const { id, judgement, version } = requirement;
  const number = numberOf(requirement);
  const form = useForm({
    initialValues: { isCovered: answerOf(judgement?.isCovered), reason: judgement?.reason ?? '' },
  });

  async function submit({ isCovered, reason }: typeof form.values): Promise<void> {
    const input = { requirementId: id, isCovered: ANSWERS[isCovered] ?? null, reason: reason.trim() || null, version };
    const outcome = await judge({ input });
    if (outcome.done) {
      showUndoToast({
        message: t('judge.done', { number }),
        onUndo: () => void undo(outcome.payload.requirement?.version ?? version),
      });
      onClose();
    } else if (outcome.userErrors.some(({ code }) => code === 'STALE_VERSION')) {
      notifyWarning(t('judge.stale'));
      onClose();
    } else {
      setErrors(showRefusal(form, outcome, FIELDS));
    }
  }

  async function undo(latest: number): Promise<void> {
    const before = { isCovered: judgement?.isCovered ?? null, reason: judgement?.reason ?? null };
    const outcome = await judge({ input: { requirementId: id, ...before, version: latest } });
    if (!outcome.done) notifyRefused(outcome);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('judge.title', { number })}
      closeButtonProps={{ 'aria-label': t('components:close') }}
    >
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          {requirement.wording !== null && <Text>{requirement.wording}</Text>}
          <FormErrors errors={errors} />
          <Radio.Group label={t('judge.question')} {...form.getInputProps('isCovered')}>
            <Stack gap="xs" mt="xs">
              <Radio value="yes" label={t('judge.yes')} />
              <Radio value="no" label={t('judge.no')} />
              <Radio value="nobody" label={t('judge.nobody')} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('judge.reason')}
            description={t('judge.reasonHint')}
            autosize
            minRows={2}
            {...form.getInputProps('reason')}
          />
          <FormActions saveLabel={t('judge.save')} saving={isJudging} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

function answerOf(isCovered: boolean | undefined): string {
  if (isCovered === undefined) return 'nobody';
  return isCovered ? 'yes' : 'no';
}

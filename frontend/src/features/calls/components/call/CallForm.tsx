import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../../components/fields/FormActions';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { Section } from '../../../../components/layout/Section';
import { type CallFormPartsFragment, CreateCallDocument, UpdateCallDocument } from '../../../../gql/calls';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone } from '../../../../lib/notify';
import { callInput, type CallValues, callValues } from '../../callForm';
import { CallDateFields } from './CallDateFields';
import { CallIdentityFields } from './CallIdentityFields';
import { CallRuleFields } from './CallRuleFields';

interface CallFormProps {
  /** Absent when a new one is written. */
  readonly call?: CallFormPartsFragment;
  readonly clusters: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly onSaved: (callId: string) => void;
  readonly onCancel: () => void;
}

/** All fields of a call, in the order in which a notice gives them. */
export function CallForm({ call, clusters, onSaved, onCancel }: CallFormProps): ReactNode {
  const { t } = useTranslation('calls');
  const [createCall, creating] = useCommand(CreateCallDocument);
  const [updateCall, updating] = useCommand(UpdateCallDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<CallValues>({ initialValues: callValues(call, clusters[0]?.id ?? null) });

  async function save(values: CallValues): Promise<void> {
    setErrors([]);
    const outcome = call
      ? await updateCall({ input: { callId: call.id, version: call.version, ...callInput(values) } })
      : await createCall({ input: { clusterId: values.clusterId ?? '', ...callInput(values) } });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, Object.keys(values)));
      focusFirstError();
      return;
    }
    notifyDone(t('saved'));
    if (outcome.payload.call) onSaved(outcome.payload.call.id);
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="lg">
        <FormErrors errors={errors} />
        <Section title={t('form.identity')}>
          <CallIdentityFields form={form} clusters={clusters} isNew={call === undefined} />
        </Section>
        <Section title={t('form.dates')} lead={t('form.datesLead')}>
          <CallDateFields form={form} />
        </Section>
        <Section title={t('form.rules')} lead={t('form.rulesLead')}>
          <CallRuleFields form={form} />
        </Section>
        <FormActions saving={creating || updating} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

/** The form is long: what is wrong comes to the eye. */
function focusFirstError(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}

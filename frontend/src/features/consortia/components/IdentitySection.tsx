import { Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { Section } from '../../../components/layout/Section';
import { UpdateConsortiumDocument } from '../../../gql/consortia';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone, notifyWarning } from '../../../lib/notify';
import type { ConsortiumProps } from './consortium';
import { isStale } from './useConsortiumCommand';

const FIELDS = ['name', 'note'] as const;

/** The name of the consortium and the notes of those who form it. */
export function IdentitySection({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const [update, isUpdating] = useCommand(UpdateConsortiumDocument);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const form = useForm({ initialValues: { name: consortium.name, note: consortium.note ?? '' } });

  async function submit({ name, note }: typeof form.values): Promise<void> {
    const { id: consortiumId, version } = consortium;
    const outcome = await update({ input: { consortiumId, name, note: note.trim() || null, version } });
    if (outcome.done) {
      setErrors([]);
      notifyDone(t('identity.done'));
    } else if (isStale(outcome.userErrors)) {
      notifyWarning(t('staleForm'));
    } else {
      setErrors(showRefusal(form, outcome, FIELDS));
    }
  }

  return (
    <Section title={t('identity.title')}>
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          <FormErrors errors={errors} />
          <TextInput label={t('identity.name')} required {...form.getInputProps('name')} />
          <Textarea
            label={t('identity.note')}
            description={t('identity.noteHint')}
            autosize
            minRows={3}
            {...form.getInputProps('note')}
          />
          <FormActions saving={isUpdating} />
        </Stack>
      </form>
    </Section>
  );
}

import { Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import {
  type CompetencyFormFragment,
  CompetencyFormFragmentDoc,
  CreateCompetencyDocument,
  UpdateCompetencyDocument,
} from '../../../gql/competencies';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { useWords } from '../../../lib/i18n/useWords';
import { notifyDone } from '../../../lib/notify';
import {
  codeOf,
  COMPETENCY_FIELDS,
  competencyValues,
  type CompetencyValues,
  createInput,
  updateInput,
} from '../model/competencyForm';
import { KINDS } from '../model/competencySearch';
import { BroaderField } from './BroaderField';
import { EntryRefusals } from './EntryRefusals';

interface CompetencyDialogProps {
  /** Absent when a new one is made. */
  readonly entry?: FragmentRef<typeof CompetencyFormFragmentDoc>;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated?: (id: string) => void;
}

/** Makes an entry of the vocabulary, or changes its words and links. */
export function CompetencyDialog({ entry, opened, onClose, onCreated }: CompetencyDialogProps): ReactNode {
  const { t } = useTranslation('competencies');
  const known = readFragment(CompetencyFormFragmentDoc, entry) ?? undefined;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={known ? t('editTitle') : t('create')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <CompetencyForm entry={known} onClose={onClose} onCreated={onCreated} />
    </Modal>
  );
}

interface CompetencyFormProps {
  readonly entry: CompetencyFormFragment | undefined;
  readonly onClose: () => void;
  readonly onCreated: ((id: string) => void) | undefined;
}

function CompetencyForm({ entry, onClose, onCreated }: CompetencyFormProps): ReactNode {
  const { t } = useTranslation('competencies');
  const word = useWords();
  const [create, creating] = useCommand(CreateCompetencyDocument);
  const [update, updating] = useCommand(UpdateCompetencyDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [known, setKnown] = useState(entry);
  const form = useForm<CompetencyValues>({ initialValues: competencyValues(entry) });

  function reload(): void {
    setKnown(entry);
    setErrors([]);
    form.setValues(competencyValues(entry));
  }

  async function save(values: CompetencyValues): Promise<void> {
    setErrors([]);
    if (entry && known) {
      const outcome = await update({ input: { competencyId: entry.id, version: entry.version, ...updateInput(known, values) } });
      if (!outcome.done) setErrors(showRefusal(form, outcome, COMPETENCY_FIELDS));
      else finish();
      return;
    }
    const outcome = await create({ input: createInput(values) });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, COMPETENCY_FIELDS));
      return;
    }
    finish();
    if (outcome.payload.competency) onCreated?.(outcome.payload.competency.id);
  }

  function finish(): void {
    notifyDone(entry ? t('saved') : t('created'));
    onClose();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <EntryRefusals errors={errors} onReload={reload} />
        <TextInput label={t('labelFr')} data-autofocus {...form.getInputProps('labelFr')} />
        <TextInput label={t('labelEn')} {...form.getInputProps('labelEn')} />
        {!entry && (
          <>
            <Select
              label={t('kind')}
              allowDeselect={false}
              data={KINDS.map((kind) => ({ value: kind, label: word(`competencyKind.${kind}`) }))}
              {...form.getInputProps('kind')}
            />
            <TextInput
              label={t('code')}
              description={t('codeHint')}
              placeholder={codeOf(form.values.labelEn)}
              {...form.getInputProps('code')}
            />
          </>
        )}
        <TagsInput label={t('synonyms')} description={t('synonymsHint')} {...form.getInputProps('synonyms')} />
        <BroaderField without={entry?.id} {...form.getInputProps('broaderIds')} />
        <TagsInput label={t('cpv')} description={t('cpvHint')} {...form.getInputProps('cpv')} />
        <FormActions saving={creating || updating} saveLabel={entry ? undefined : t('create')} onCancel={onClose} />
      </Stack>
    </form>
  );
}

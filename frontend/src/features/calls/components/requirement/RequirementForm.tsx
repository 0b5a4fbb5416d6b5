import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../../components/fields/FormActions';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { CreateRequirementDocument, type RequirementRowFragment, UpdateRequirementDocument } from '../../../../gql/calls';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { useWords } from '../../../../lib/i18n/useWords';
import {
  IMPORTANCES,
  KINDS,
  REQUIREMENT_FIELDS,
  requirementInput,
  type RequirementValues,
  requirementValues,
  SCOPES,
} from '../../requirementForm';
import { DemandFields } from './DemandFields';
import classes from './RequirementForm.module.css';

interface RequirementFormProps {
  readonly lotId: string;
  /** Absent when a new one is written. */
  readonly requirement?: RequirementRowFragment;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Writes or changes a requirement in its place in the list; what is asked for depends on the kind. */
export function RequirementForm({ lotId, requirement, onDone, onCancel }: RequirementFormProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  const [create, creating] = useCommand(CreateRequirementDocument);
  const [update, updating] = useCommand(UpdateRequirementDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<RequirementValues>({ initialValues: requirementValues(requirement) });

  async function save(values: RequirementValues): Promise<void> {
    setErrors([]);
    const input = requirementInput(values);
    const outcome = requirement
      ? await update({ input: { requirementId: requirement.id, version: requirement.version, ...input } })
      : await create({ input: { lotId, ...input } });
    if (outcome.done) onDone();
    else setErrors(showRefusal(form, outcome, REQUIREMENT_FIELDS));
  }

  return (
    <form
      className={classes.form}
      aria-label={requirement ? t('requirement.edit') : t('requirement.add')}
      onSubmit={form.onSubmit((values) => void save(values))}
      onKeyDown={(event) => {
        // An open list of choices closes first, and keeps the key for itself.
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel();
      }}
      noValidate
    >
      <Stack gap="md">
        <FormErrors errors={errors} />
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <Select
            label={t('requirement.kind')}
            allowDeselect={false}
            data-autofocus
            data={KINDS.map((kind) => ({ value: kind, label: word(`requirementKind.${kind}`) }))}
            {...form.getInputProps('kind')}
          />
          <Select
            label={t('requirement.scope')}
            allowDeselect={false}
            data={SCOPES.map((scope) => ({ value: scope, label: word(`requirementScope.${scope}`) }))}
            {...form.getInputProps('scope')}
          />
          <Select
            label={t('requirement.importance')}
            allowDeselect={false}
            data={IMPORTANCES.map((importance) => ({
              value: importance,
              label:
                importance === 'MANDATORY' ? t('requirement.mandatory') : t('requirement.desirable', { weight: importance }),
            }))}
            {...form.getInputProps('importance')}
            error={form.errors.weight ?? form.errors.isMandatory}
          />
        </SimpleGrid>
        <DemandFields form={form} />
        <Textarea
          label={t('requirement.wording')}
          description={t('requirement.wordingHint')}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('wording')}
        />
        <TextInput
          label={t('requirement.origin')}
          description={t('requirement.originHint')}
          {...form.getInputProps('origin')}
        />
        <FormActions saving={creating || updating} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

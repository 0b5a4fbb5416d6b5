import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../../components/fields/NumberField';
import { showUndoToast } from '../../../../components/states/undoToast';
import { type CompanyIdentityFragment, UpdateCompanyDocument } from '../../../../gql/companies';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyRefused } from '../../../../lib/notify';
import { changedPart } from '../../model/changedPart';
import { PROFILE_FIELDS, profileInput, profileValues, type ProfileInput, type ProfileValues } from '../../model/profileForm';
import { focusFirstError } from '../../sheet/forms/focusFirstError';
import { Refusals } from '../../sheet/forms/Refusals';
import type { VisitFoot } from './visitSteps';

interface VisitIdentityProps extends VisitFoot {
  readonly identity: CompanyIdentityFragment;
}

/** Who the company is: what is known is filled in, the server checks the SIREN. */
export function VisitIdentity({ identity, back, label, onDone }: VisitIdentityProps): ReactNode {
  const { t } = useTranslation('companies');
  const { t: visit } = useTranslation('visit');
  const [update, updating] = useCommand(UpdateCompanyDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<ProfileValues>({ initialValues: profileValues(identity) });

  async function putBack(version: number, before: Partial<ProfileInput>): Promise<void> {
    const outcome = await update({ input: { companyId: identity.id, version, ...before } });
    if (!outcome.done) notifyRefused(outcome);
  }

  async function save(values: ProfileValues): Promise<void> {
    setErrors([]);
    const was = profileInput(profileValues(identity));
    const changes = changedPart(was, profileInput(values));
    if (Object.keys(changes).length === 0) {
      onDone();
      return;
    }
    const outcome = await update({ input: { companyId: identity.id, version: identity.version, ...changes } });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, PROFILE_FIELDS));
      focusFirstError();
      return;
    }
    const version = outcome.payload.company?.version;
    const before = changedPart(profileInput(values), was);
    if (version !== undefined) showUndoToast({ message: visit('identityKept'), onUndo: () => void putBack(version, before) });
    onDone();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <Refusals errors={errors} onReload={() => form.setValues(profileValues(identity))} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('identity.siren')} description={visit('sirenHint')} inputMode="numeric" {...form.getInputProps('siren')} />
          <NumberField label={t('identity.headcount')} description={visit('headcountHint')} {...form.getInputProps('headcount')} />
          <TextInput label={visit('postcode')} inputMode="numeric" {...form.getInputProps('address.postcode')} />
          <TextInput label={visit('city')} {...form.getInputProps('address.city')} />
        </SimpleGrid>
        <Group>
          {back}
          <Button type="submit" loading={updating}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

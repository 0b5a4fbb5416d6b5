import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../../components/fields/FormActions';
import { type CompanyIdentityFragment, UpdateCompanyDocument } from '../../../../gql/companies';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone } from '../../../../lib/notify';
import { changedPart } from '../../model/changedPart';
import { missingCoordinate, PROFILE_FIELDS, profileInput, profileValues, type ProfileValues } from '../../model/profileForm';
import { EditDialog } from './EditDialog';
import { AddressFields } from './AddressFields';
import { IdentityFields } from './IdentityFields';
import { Refusals } from './Refusals';
import { MeansFields } from './MeansFields';
import { focusFirstError } from './focusFirstError';

interface ProfileDialogProps {
  readonly company: CompanyIdentityFragment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Everything on the company's page but its years, certificates and capabilities. */
export function ProfileDialog({ company, opened, onClose }: ProfileDialogProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <EditDialog opened={opened} onClose={onClose} title={t('profile.title')}>
      <ProfileForm company={company} onClose={onClose} />
    </EditDialog>
  );
}

function ProfileForm({ company, onClose }: Omit<ProfileDialogProps, 'opened'>): ReactNode {
  const { t } = useTranslation('companies');
  const [update, updating] = useCommand(UpdateCompanyDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [known, setKnown] = useState(company);
  const form = useForm<ProfileValues>({ initialValues: profileValues(company) });

  function reload(): void {
    setKnown(company);
    setErrors([]);
    form.setValues(profileValues(company));
  }

  async function save(values: ProfileValues): Promise<void> {
    setErrors([]);
    const missing = missingCoordinate(values);
    if (missing) {
      form.setFieldError(`address.coordinates.${missing}`, t('profile.bothCoordinates'));
      return;
    }
    const changes = changedPart(profileInput(profileValues(known)), profileInput(values));
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    const outcome = await update({ input: { companyId: company.id, version: company.version, ...changes } });
    if (outcome.done) {
      notifyDone(t('profile.saved'));
      onClose();
      return;
    }
    setErrors(showRefusal(form, outcome, PROFILE_FIELDS));
    focusFirstError();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="lg">
        <Refusals errors={errors} onReload={reload} />
        <IdentityFields form={form} />
        <AddressFields form={form} />
        <MeansFields form={form} />
        <FormActions saving={updating} onCancel={onClose} />
      </Stack>
    </form>
  );
}

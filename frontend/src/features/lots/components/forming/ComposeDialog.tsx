import { Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompaniesPicker, type NamedCompany } from '../../../../components/fields/CompanyPicker';
import { FormActions } from '../../../../components/fields/FormActions';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { type ConsortiumForm, CreateConsortiumDocument, type LotPageQuery } from '../../../../gql/lots';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { notifyDone } from '../../../../lib/notify';
import { leadsAmong, type Start } from '../../model/composing';
import { listed } from '../../model/sentences';
import { FormChoice } from './FormChoice';

interface ComposeDialogProps {
  readonly lot: NonNullable<LotPageQuery['lot']>;
  /** Who is in when the dialog opens. */
  readonly start: Start;
  readonly onClose: () => void;
}

const FIELDS = ['name', 'companyIds', 'leadCompanyId', 'form'] as const;

/** Makes a draft without the engine: the coordinator names the members, the lead and the form. */
export function ComposeDialog({ lot, start, onClose }: ComposeDialogProps): ReactNode {
  const { t } = useTranslation(['lots', 'components']);
  const language = useLanguage();
  const navigate = useNavigate();
  const [create, isCreating] = useCommand(CreateConsortiumDocument);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const form = useForm({
    initialValues: {
      name: t('compose.defaultName', { number: lot.number, title: lot.title }),
      companyIds: start.companies,
      leadCompanyId: start.leadId ?? '',
      form: null as ConsortiumForm | null,
    },
    validate: { companyIds: (companies) => (companies.length === 0 ? t('compose.nobody') : null) },
  });
  const { companyIds: companies, leadCompanyId } = form.values;

  const subcontractors = companies.filter(({ id }) => start.subcontractorIds.includes(id) && id !== leadCompanyId);

  function setCompanies(chosen: readonly NamedCompany[]): void {
    form.setFieldValue('companyIds', chosen);
    if (!chosen.some(({ id }) => id === leadCompanyId)) form.setFieldValue('leadCompanyId', '');
  }

  async function submit(values: typeof form.values): Promise<void> {
    const outcome = await create({
      input: {
        lotId: lot.id,
        name: values.name,
        companyIds: values.companyIds.map(({ id }) => id),
        leadCompanyId: values.leadCompanyId === '' ? null : values.leadCompanyId,
        subcontractorIds: subcontractors.map(({ id }) => id),
        form: values.form,
      },
    });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, FIELDS));
      return;
    }
    notifyDone(t('accept.done'));
    const consortiumId = outcome.payload.consortium?.id;
    if (consortiumId !== undefined) void navigate({ to: '/consortia/$consortiumId', params: { consortiumId } });
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('compose.title')}
      closeButtonProps={{ 'aria-label': t('components:close') }}
    >
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          <Text size="sm">{t('compose.lead')}</Text>
          <FormErrors errors={errors} />
          <TextInput label={t('accept.name')} required {...form.getInputProps('name')} />
          <CompaniesPicker
            label={t('compose.members')}
            description={t('compose.membersHint')}
            clusterIds={[lot.call.cluster.id]}
            value={companies}
            onChange={setCompanies}
            error={form.errors.companyIds}
            required
          />
          {subcontractors.length > 0 && (
            <Text size="sm">
              {t('compose.subcontractors', { companies: listed(subcontractors.map(({ name }) => name), { language }) })}
            </Text>
          )}
          <NativeSelect
            label={t('accept.leadCompany')}
            description={t('accept.leadHint')}
            data={[
              { value: '', label: t('accept.later') },
              ...leadsAmong(companies).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.getInputProps('leadCompanyId')}
          />
          <FormChoice
            value={form.values.form}
            onChange={(chosen) => form.setFieldValue('form', chosen)}
            requiredForm={lot.call.requiredForm}
            error={form.errors.form}
          />
          <FormActions saveLabel={t('accept.confirm')} saving={isCreating} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

import { Autocomplete, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../../components/fields/FormActions';
import { showUndoToast } from '../../../../components/states/undoToast';
import { CreateCertificateDocument, UpdateCertificateDocument } from '../../../../gql/companies';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone, notifyRefused } from '../../../../lib/notify';
import {
  type Certificate,
  CERTIFICATE_FIELDS,
  certificateInput,
  certificateValues,
  type CertificateValues,
} from '../../model/certificateForm';
import { changedPart } from '../../model/changedPart';
import { EditDialog } from './EditDialog';
import { focusFirstError } from './focusFirstError';
import { Refusals } from './Refusals';

/** Keys that requirements of public calls name most; others can be typed. */
const CODES = ['iso-27001', 'iso-9001', 'iso-14001', 'hds', 'secnumcloud', 'qualiopi', 'ecovadis', 'rcs'];

interface CertificateDialogProps {
  readonly companyId: string;
  /** Absent when a new one is added. */
  readonly certificate: Certificate | undefined;
  /** What a new one certifies, unless something else is typed. */
  readonly code?: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A certificate with its dates and where its document can be read. */
export function CertificateDialog({ opened, onClose, ...rest }: CertificateDialogProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <EditDialog opened={opened} onClose={onClose} title={rest.certificate ? t('certificates.editTitle') : t('certificates.add')}>
      <CertificateForm {...rest} onClose={onClose} />
    </EditDialog>
  );
}

function CertificateForm({ companyId, certificate, code, onClose }: Omit<CertificateDialogProps, 'opened'>): ReactNode {
  const { t } = useTranslation('companies');
  const [create, creating] = useCommand(CreateCertificateDocument);
  const [update, updating] = useCommand(UpdateCertificateDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<CertificateValues>({ initialValues: certificateValues(certificate, code) });

  async function putBack(): Promise<void> {
    if (!certificate) return;
    const before = certificateInput(certificateValues(certificate));
    const outcome = await update({ input: { companyId, certificateId: certificate.id, ...before } });
    if (!outcome.done) notifyRefused(outcome);
  }

  async function save(values: CertificateValues): Promise<void> {
    setErrors([]);
    const input = certificateInput(values);
    const outcome = certificate
      ? await update({
          input: {
            companyId,
            certificateId: certificate.id,
            ...changedPart(certificateInput(certificateValues(certificate)), input),
          },
        })
      : await create({ input: { companyId, ...input } });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, CERTIFICATE_FIELDS));
      focusFirstError();
      return;
    }
    onClose();
    if (certificate) showUndoToast({ message: t('certificates.saved'), onUndo: () => void putBack() });
    else notifyDone(t('certificates.added'));
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <Refusals errors={errors} onReload={() => form.setValues(certificateValues(certificate, code))} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Autocomplete
            label={t('certificates.code')}
            description={t('certificates.codeHint')}
            data={CODES}
            data-autofocus
            {...form.getInputProps('code')}
          />
          <TextInput label={t('certificates.name')} description={t('certificates.nameHint')} {...form.getInputProps('title')} />
          <TextInput label={t('certificates.number')} {...form.getInputProps('number')} />
          <TextInput label={t('certificates.issuer')} {...form.getInputProps('issuer')} />
          <TextInput type="date" label={t('certificates.validFrom')} {...form.getInputProps('validFrom')} />
          <TextInput type="date" label={t('certificates.validUntil')} description={t('certificates.validUntilHint')} {...form.getInputProps('validUntil')} />
        </SimpleGrid>
        <TextInput type="url" label={t('documentAddress')} description={t('documentHint')} placeholder="https://" {...form.getInputProps('document')} />
        <FormActions saving={creating || updating} onCancel={onClose} />
      </Stack>
    </form>
  );
}

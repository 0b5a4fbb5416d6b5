import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../../components/fields/FormActions';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { CreateLotDocument, LotFormPartsFragmentDoc, UpdateLotDocument } from '../../../../gql/calls';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone } from '../../../../lib/notify';
import { LOT_FIELDS, lotInput, type LotValues, lotValues } from '../../lotForm';
import { LotFields } from './LotFields';

type LotDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSaved?: (lotId: string) => void;
} & (
  | { readonly callId: string; readonly lot?: undefined }
  | { readonly callId?: undefined; readonly lot: FragmentRef<typeof LotFormPartsFragmentDoc> }
);

/** Adds a lot to a call, or changes one. */
export function LotDialog(props: LotDialogProps): ReactNode {
  const { t } = useTranslation('calls');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title={props.lot ? t('lot.edit') : t('lot.add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <LotForm {...props} />
    </Modal>
  );
}

function LotForm({ callId, lot: ref, onClose, onSaved }: LotDialogProps): ReactNode {
  const { t } = useTranslation('calls');
  const lot = ref && readFragment(LotFormPartsFragmentDoc, ref);
  const [createLot, creating] = useCommand(CreateLotDocument);
  const [updateLot, updating] = useCommand(UpdateLotDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<LotValues>({ initialValues: lotValues(lot) });

  async function save(values: LotValues): Promise<void> {
    setErrors([]);
    const outcome = lot
      ? await updateLot({ input: { lotId: lot.id, version: lot.version, ...lotInput(values) } })
      : await createLot({ input: { callId: callId ?? '', ...lotInput(values) } });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, LOT_FIELDS));
      return;
    }
    notifyDone(t('lot.saved'));
    onClose();
    if (outcome.payload.lot) onSaved?.(outcome.payload.lot.id);
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        <LotFields form={form} />
        <FormActions saving={creating || updating} onCancel={onClose} />
      </Stack>
    </form>
  );
}

import { Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../components/fields/CopyField';

interface LinkDialogProps {
  readonly name: string;
  /** Shown once: the server keeps only its hash. Undefined keeps the dialog closed. */
  readonly link: string | undefined;
  readonly onClose: () => void;
}

/** The one-time link to hand over to a person. */
export function LinkDialog({ name, link, onClose }: LinkDialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <Modal
      opened={link !== undefined}
      onClose={onClose}
      size="lg"
      title={t('link.title', { name })}
      closeButtonProps={{ 'aria-label': t('link.close') }}
    >
      <Stack gap="md">
        <Text>{t('link.text')}</Text>
        <CopyField label={t('link.label')} value={link ?? ''} />
      </Stack>
    </Modal>
  );
}

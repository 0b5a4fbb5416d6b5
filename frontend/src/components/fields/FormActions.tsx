import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FormActionsProps {
  /** "Enregistrer" unless another verb says it better. */
  readonly saveLabel?: string;
  readonly saving: boolean;
  readonly onCancel?: () => void;
}

/** The end of a form: save, and the way back. Saving is never disabled: pressing it shows what is missing. */
export function FormActions({ saveLabel, saving, onCancel }: FormActionsProps): ReactNode {
  const { t } = useTranslation('components');
  return (
    <Group gap="xs" justify="flex-start">
      <Button type="submit" loading={saving}>
        {saveLabel ?? t('save')}
      </Button>
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </Group>
  );
}

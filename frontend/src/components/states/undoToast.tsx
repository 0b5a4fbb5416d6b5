import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from 'i18next';

interface UndoToast {
  /** What was done: "Exigence retirée". */
  readonly message: string;
  readonly onUndo: () => void;
}

/** Says that something was done and offers to take it back; it stays long enough to be reached with the keyboard. */
export function showUndoToast({ message, onUndo }: UndoToast): void {
  const id = notifications.show({
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': t('close', { ns: 'components' }) },
    color: 'lake',
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {t('undo', { ns: 'components' })}
        </Button>
      </Group>
    ),
  });
}

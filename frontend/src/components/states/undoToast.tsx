import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from 'i18next';

interface UndoToast {
  /** What was done: "Exigence retirée". */
  readonly message: string;
  readonly onUndo: () => void;
  /** The record that undoing works on, as the action left it; once it has changed again, undoing is no longer offered. */
  readonly record?: RecordVersion;
}

interface RecordVersion {
  readonly id: string;
  readonly version: number;
}

/** What can still be taken back, by record. */
const offered = new Map<string, { readonly toastId: string; readonly version: number }>();

/** Takes the offer away that an earlier version of a record carries: the server would refuse it. */
export function dropOutdatedUndo({ id, version }: RecordVersion): void {
  const offer = offered.get(id);
  if (offer === undefined || offer.version >= version) return;
  notifications.hide(offer.toastId);
  offered.delete(id);
}

/** Says that something was done and offers to take it back; it stays long enough to be reached with the keyboard. */
export function showUndoToast({ message, onUndo, record }: UndoToast): void {
  if (record) dropOutdatedUndo(record);
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
  if (record) offered.set(record.id, { toastId: id, version: record.version });
}

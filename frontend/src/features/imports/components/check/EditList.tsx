import { Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../../components/layout/PlainList';
import type { CellEdit } from '../../edits';
import { usePlace } from '../plan/usePlace';

interface EditListProps {
  readonly edits: readonly CellEdit[];
  readonly deciding: boolean;
  readonly onEverywhere: (edit: CellEdit, isEverywhere: boolean) => void;
  readonly onDrop: (edit: CellEdit) => void;
  readonly onSave: () => void;
}

/** The cells that were written and not sent yet: each can be dropped, or meant for its whole column. */
export function EditList({ edits, deciding, onEverywhere, onDrop, onSave }: EditListProps): ReactNode {
  const { t } = useTranslation('imports');
  const place = usePlace();
  if (edits.length === 0) return null;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <PlainList gap="xs">
          {edits.map((edit) => {
            const { sheet, row, column, before } = edit;
            const after = edit.after.trim() === '' ? t('words.blank') : edit.after;
            const where = place({ sheet, row, column });
            return (
              <li key={`${sheet} ${row} ${column}`}>
                <Group gap="md">
                  <Text size="sm">
                    {t('check.edit', { where, before: before === '' ? t('words.blank') : before, after })}
                  </Text>
                  <Checkbox
                    size="sm"
                    label={
                      before === ''
                        ? t('check.everywhereBlank', { column })
                        : t('check.everywhere', { column, before })
                    }
                    checked={edit.isEverywhere}
                    onChange={(event) => onEverywhere(edit, event.currentTarget.checked)}
                  />
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('check.dropNamed', { where })}
                    onClick={() => onDrop(edit)}
                  >
                    {t('check.drop')}
                  </Button>
                </Group>
              </li>
            );
          })}
        </PlainList>
        <div>
          <Button onClick={onSave} loading={deciding}>
            {t('check.save', { count: edits.length })}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}

import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../../components/layout/PlainList';
import { type ImportPlanQuery, RedoImportDocument, UndoImportDocument } from '../../../../gql/imports';
import { formatInstant } from '../../../../lib/format/dates';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyRefused } from '../../../../lib/notify';
import { ImportWork, isLarge } from '../progress/ImportWork';

interface UndoImportProps {
  readonly run: NonNullable<ImportPlanQuery['importRun']>;
}

/** Takes an import back, or does it again, and says what was left as it is and why. */
export function UndoImport({ run }: UndoImportProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const language = useLanguage();
  const [undo, undoing] = useCommand(UndoImportDocument);
  const [redo, redoing] = useCommand(RedoImportDocument);

  async function turn(act: typeof undo | typeof redo): Promise<void> {
    const outcome = await act({ input: { importRunId: run.id } });
    if (!outcome.done) notifyRefused(outcome);
  }

  const isTurning = undoing || redoing;
  if (!run.viewerCanUndo && !run.viewerCanRedo && run.kept.length === 0) return null;
  return (
    <Stack gap="sm">
      {run.kept.length > 0 && (
        <div role="status">
          <Text fw={600}>{t('undo.kept', { count: run.kept.length })}</Text>
          <PlainList gap="xs">
            {run.kept.map((kept) => (
              <li key={`${kept.subject} ${kept.label}`}>
                {t('undo.keptRecord', {
                  subject: word(`importSubject.${kept.subject}`),
                  label: kept.label,
                  reason: t(`undo.reason.${kept.reason}`),
                })}
                {kept.fields.length > 0 && ` ${t('undo.keptFields', { fields: kept.fields.join(', ') })}`}
              </li>
            ))}
          </PlainList>
        </div>
      )}
      {isTurning && isLarge(run.counts.nCreated + run.counts.nChanged) && <ImportWork importRunId={run.id} />}
      {run.viewerCanUndo && run.undoUntil !== null && (
        <Group gap="sm">
          <Button variant="default" loading={undoing} onClick={() => void turn(undo)}>
            {t('undo.action')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('undo.until', { at: formatInstant(run.undoUntil, language) })}
          </Text>
        </Group>
      )}
      {run.viewerCanRedo && (
        <Group gap="sm">
          <Button variant="default" loading={redoing} onClick={() => void turn(redo)}>
            {t('undo.redo')}
          </Button>
          {run.undoneAt !== null && (
            <Text size="sm" c="dimmed">
              {t('undo.done', { at: formatInstant(run.undoneAt, language) })}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}

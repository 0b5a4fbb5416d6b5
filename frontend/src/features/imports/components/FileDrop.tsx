import { Button, Group, Text } from '@mantine/core';
import { FileSpreadsheet, Upload } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../lib/format/numbers';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import classes from './FileDrop.module.css';

interface FileDropProps {
  readonly file: File | null;
  readonly maxBytes: number | undefined;
  readonly onFile: (file: File | null) => void;
}

const ACCEPTED = '.xlsx,.ods,.csv,.tsv,.xls,.xlsb';

/** Takes a file by drag or by choosing; the button does all that dragging does. */
export function FileDrop({ file, maxBytes, onFile }: FileDropProps): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  }

  return (
    <div
      className={classes.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        aria-label={t('upload.file')}
        className={classes.input}
        tabIndex={-1}
        onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
      />
      {file ? (
        <Group gap="sm" justify="center" role="status">
          <FileSpreadsheet size={22} aria-hidden />
          <Text fw={600} className={classes.name}>
            {file.name}
          </Text>
          <Text c="dimmed">{formatBytes(file.size, language)}</Text>
        </Group>
      ) : (
        <>
          <Upload size={26} aria-hidden className={classes.icon} />
          <Text>{t('upload.drop')}</Text>
        </>
      )}
      <Button variant="default" size="xs" onClick={() => input.current?.click()}>
        {file ? t('upload.chooseOther') : t('upload.choose')}
      </Button>
      <Text size="xs" c="dimmed">
        {maxBytes === undefined
          ? t('upload.formats')
          : t('upload.formatsAndSize', { size: formatBytes(maxBytes, language) })}
      </Text>
    </div>
  );
}

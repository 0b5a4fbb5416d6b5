import { Button, SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../components/fields/FormErrors';
import type { ImportTarget } from '../../../gql/imports';
import type { UserError } from '../../../lib/graphql/userErrors';
import { useWords } from '../../../lib/i18n/useWords';
import { notifyProblem } from '../../../lib/notify';
import { uploadWorkbook } from '../../../lib/upload';
import { FileDrop } from './FileDrop';
import { PasteField } from './PasteField';

interface UploadPanelProps {
  /** What this person may bring in, the usual one first. */
  readonly targets: readonly [ImportTarget, ...ImportTarget[]];
  readonly clusters: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly maxBytes: number | undefined;
  readonly onPlanned: (importRunId: string) => void;
}

/** What the workbook is about, for which cluster, and the workbook itself: a file, or cells pasted. Nothing changes before the plan is applied. */
export function UploadPanel({ targets, clusters, maxBytes, onPlanned }: UploadPanelProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const targetId = useId();
  const [target, setTarget] = useState<ImportTarget>(targets[0]);
  const [clusterId, setClusterId] = useState(clusters[0]?.id ?? '');
  const [way, setWay] = useState<'file' | 'paste'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState('');
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const workbook = way === 'file' ? file : pastedFile(pasted, t('upload.pastedName'));

  async function send(): Promise<void> {
    if (!workbook) return;
    setErrors([]);
    setSending(true);
    const outcome = await uploadWorkbook({ target, clusterId, file: workbook });
    setSending(false);
    if (outcome.done) {
      onPlanned(outcome.importRunId);
      return;
    }
    if (outcome.problem) notifyProblem(outcome.problem);
    setErrors(outcome.userErrors);
  }

  return (
    <Stack gap="md">
      <FormErrors errors={errors} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <div>
          <Text size="sm" fw={500} id={targetId} mb={4}>
            {t('upload.target')}
          </Text>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            aria-labelledby={targetId}
            value={target}
            onChange={(value) => setTarget(value as ImportTarget)}
            data={targets.map((each) => ({ value: each, label: word(`importTarget.${each}`) }))}
          />
        </div>
        <Select
          label={t('upload.cluster')}
          allowDeselect={false}
          data={clusters.map(({ id, name }) => ({ value: id, label: name }))}
          value={clusterId}
          onChange={(value) => value && setClusterId(value)}
        />
      </SimpleGrid>
      <SegmentedControl
        aria-label={t('upload.way')}
        value={way}
        onChange={(value) => setWay(value as 'file' | 'paste')}
        data={[
          { value: 'file', label: t('upload.wayFile') },
          { value: 'paste', label: t('upload.wayPaste') },
        ]}
      />
      {way === 'file' ? (
        <FileDrop file={file} maxBytes={maxBytes} onFile={setFile} />
      ) : (
        <PasteField value={pasted} onChange={setPasted} />
      )}
      <div>
        <Button onClick={() => void send()} loading={sending} disabled={!workbook}>
          {t('upload.submit')}
        </Button>
      </div>
    </Stack>
  );
}

/** Cells copied from a spreadsheet arrive as text with tabs; the server reads them as such a file. */
function pastedFile(text: string, name: string): File | null {
  return text.trim() === '' ? null : new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' });
}

import { Button, NativeSelect, SegmentedControl, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FormErrors } from '../../../components/fields/FormErrors';
import { CallToImportIntoDocument, ImportRowFragmentDoc, type ImportsQuery, type ImportTarget } from '../../../gql/imports';
import { formatInstant } from '../../../lib/format/dates';
import { formatCount } from '../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import type { UserError } from '../../../lib/graphql/userErrors';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { notifyProblem } from '../../../lib/notify';
import { uploadWorkbook } from '../../../lib/upload';
import { CallMeant, type MeantCall } from './CallMeant';
import { FileDrop } from './FileDrop';
import { PasteField } from './PasteField';

interface UploadPanelProps {
  /** What this person may bring in, the usual one first. */
  readonly targets: readonly [ImportTarget, ...ImportTarget[]];
  readonly clusters: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  /** The call, and its lot, that the workbook is to be about, when the person comes from there. */
  readonly call?: MeantCall | undefined;
  readonly limits: ImportsQuery['serverInfo'] | undefined;
  /** Earlier imports, the latest first. */
  readonly earlier: ReadonlyArray<FragmentRef<typeof ImportRowFragmentDoc>>;
  /** The one whose decisions are taken over unless the person says otherwise. */
  readonly before: FragmentRef<typeof ImportRowFragmentDoc> | undefined;
  readonly onPlanned: (importRunId: string) => void;
}

/** What the workbook is about, for which cluster, and the workbook itself: a file, or cells pasted. Nothing changes before the plan is applied. */
export function UploadPanel({ targets, clusters, call, limits, earlier, before, onPlanned }: UploadPanelProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const language = useLanguage();
  const targetId = useId();
  const like = before && readFragment(ImportRowFragmentDoc, before);
  const listed = readFragment(ImportRowFragmentDoc, earlier);
  const runs = like ? [like, ...listed.filter(({ id }) => id !== like.id)] : listed;
  const [target, setTarget] = useState<ImportTarget>(like?.target ?? targets[0]);
  const [chosenCluster, setChosenCluster] = useState<string>();
  const [decisionsOf, setDecisionsOf] = useState(like?.id ?? '');
  const [meant, setMeant] = useState<MeantCall | null>(call ?? null);
  const [origin] = useQuery({
    query: CallToImportIntoDocument,
    variables: { id: call?.callId ?? '' },
    pause: call === undefined,
  });
  const clusterId =
    chosenCluster ?? like?.cluster.id ?? origin.data?.callForTender?.cluster.id ?? clusters[0]?.id ?? '';
  const [way, setWay] = useState<'file' | 'paste'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState('');
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const alike = runs.filter((run) => run.target === target && run.cluster.id === clusterId);
  const isAlike = alike.some(({ id }) => id === decisionsOf);
  const takesCall = target === 'CALLS' || target === 'INTERESTS';
  const workbook = way === 'file' ? file : pastedFile(pasted, t('upload.pastedName'));

  async function send(): Promise<void> {
    if (!workbook) return;
    setErrors([]);
    setSending(true);
    const outcome = await uploadWorkbook({
      target,
      clusterId,
      decisionsOf: isAlike ? decisionsOf : undefined,
      call: takesCall ? meant : null,
      file: workbook,
    });
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
          onChange={(value) => {
            if (value === null) return;
            setChosenCluster(value);
            setMeant(null);
          }}
        />
      </SimpleGrid>
      {takesCall && <CallMeant clusterId={clusterId} value={meant} onChange={setMeant} />}
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
        <FileDrop file={file} maxBytes={limits?.maxUploadBytes} onFile={setFile} />
      ) : (
        <PasteField value={pasted} onChange={setPasted} />
      )}
      {limits && <LimitsOfWorkbooks limits={limits.workbookLimits} />}
      {alike.length > 0 && (
        <NativeSelect
          label={t('upload.like')}
          description={t('upload.likeHint')}
          value={isAlike ? decisionsOf : ''}
          data={[
            { value: '', label: t('upload.likeNone') },
            ...alike.map(({ id, fileName, createdAt }) => ({
              value: id,
              label: t('upload.likeRun', { file: fileName, at: formatInstant(createdAt, language) }),
            })),
          ]}
          onChange={(event) => setDecisionsOf(event.currentTarget.value)}
        />
      )}
      <div>
        <Button onClick={() => void send()} loading={sending} disabled={!workbook}>
          {t('upload.submit')}
        </Button>
      </div>
    </Stack>
  );
}

function LimitsOfWorkbooks({ limits }: { readonly limits: ImportsQuery['serverInfo']['workbookLimits'] }): ReactNode {
  const { t } = useTranslation('imports');
  const language = useLanguage();
  const count = (figure: number): string => formatCount(figure, language);
  return (
    <Text size="sm" c="dimmed">
      {t('upload.limits', {
        sheets: count(limits.sheets),
        rows: count(limits.rows),
        columns: count(limits.columns),
        cells: count(limits.cells),
        seconds: count(limits.seconds),
      })}
    </Text>
  );
}

/** Cells copied from a spreadsheet arrive as text with tabs; the server reads them as such a file. */
function pastedFile(text: string, name: string): File | null {
  return text.trim() === '' ? null : new File([text], `${name}.tsv`, { type: 'text/tab-separated-values' });
}

import { Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompetencyField } from '../../../../components/fields/CompetencyField';
import type { RepairPartsFragment } from '../../../../gql/imports';
import { sentence } from '../../../../lib/graphql/userErrors';
import { withCell, withCompany, withWord } from '../../decisions';
import type { Decide } from '../../useDecisions';
import { usePlace } from '../plan/usePlace';

interface RepairCardProps {
  readonly repair: RepairPartsFragment;
  readonly decide: Decide;
  readonly deciding: boolean;
}

interface ShownRepairProps extends RepairCardProps {
  readonly onShow: () => void;
}

/** One problem: what is wrong, where it stands, and what mends it. */
export function RepairCard({ repair, decide, deciding, onShow }: ShownRepairProps): ReactNode {
  const { t } = useTranslation('imports');
  const place = usePlace();
  const { issue, nRows, rows } = repair;
  const others = nRows - rows.length;
  return (
    <Paper withBorder p="md" component="article">
      <Stack gap="xs">
        <Text fw={600}>{sentence(issue.message)}</Text>
        <Text size="sm" c="dimmed">
          {rows.map((row) => place({ sheet: issue.sheet, row, column: issue.column })).join(' ; ')}
          {others > 0 && ` ${t('repairs.others', { count: others })}`}
          {issue.columnTitle !== null && ` · ${issue.columnTitle}`}
        </Text>
        {issue.expected !== null && <Text size="sm">{t('repairs.expected', { expected: issue.expected })}</Text>}
        <Mending repair={repair} decide={decide} deciding={deciding} />
        {issue.row > 0 && (
          <div>
            <Button size="compact-sm" variant="subtle" onClick={onShow}>
              {t('repairs.show', { count: nRows })}
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  );
}

function Mending({ repair, decide, deciding }: RepairCardProps): ReactNode {
  const { t } = useTranslation('imports');
  const { issue } = repair;
  if (repair.kind === 'COMPANY') {
    return (
      <Group gap="xs">
        {issue.candidates.map((companyId, place) => (
          <Button
            key={companyId}
            size="compact-sm"
            variant="light"
            disabled={deciding}
            onClick={() => void decide((choices) => withCompany(choices, issue.found ?? '', companyId))}
          >
            {issue.proposals[place]}
          </Button>
        ))}
      </Group>
    );
  }
  if (repair.kind === 'WORD') return <WordMending repair={repair} decide={decide} deciding={deciding} />;
  if (repair.nRows === 1 && issue.column !== null) return <CellMending repair={repair} decide={decide} deciding={deciding} />;
  return <Text size="sm">{t('repairs.byHand')}</Text>;
}

/** Says what a word, or a blank, means wherever it stands. */
function WordMending({ repair, decide, deciding }: RepairCardProps): ReactNode {
  const { t } = useTranslation('imports');
  const { sheet, column, proposals, code } = repair.issue;
  const found = code === 'MISSING_VALUE' ? '' : (repair.issue.found ?? '');
  const means = (readAs: string | null): void =>
    void decide((choices) => withWord(choices, { sheet, column, found }, readAs));
  return (
    <>
      {proposals.length > 0 && (
        <Group gap="xs">
          {proposals.map((proposal) => (
            <Button key={proposal} size="compact-sm" variant="light" disabled={deciding} onClick={() => means(proposal)}>
              {t('repairs.readAs', { proposal })}
            </Button>
          ))}
        </Group>
      )}
      {code === 'UNKNOWN_COMPETENCY' ? (
        <CompetencyField
          label={t('words.means', { found })}
          value={null}
          onChange={(competency) => competency && means(competency.label)}
        />
      ) : (
        <TextMending
          label={t('repairs.instead', { count: repair.nRows })}
          deciding={deciding}
          onText={(text) => means(text)}
        />
      )}
      {found !== '' && (
        <div>
          <Button size="compact-sm" variant="default" disabled={deciding} onClick={() => means(null)}>
            {t('words.leave')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Corrects the one cell. */
function CellMending({ repair, decide, deciding }: RepairCardProps): ReactNode {
  const { t } = useTranslation('imports');
  const { sheet, row, column } = repair.issue;
  return (
    <TextMending
      label={t('repairs.cell', { cell: `${column ?? ''}${row}` })}
      deciding={deciding}
      onText={(text) => {
        if (column !== null) void decide((choices) => withCell(choices, { sheet, row, column, text }));
      }}
    />
  );
}

interface TextMendingProps {
  readonly label: string;
  readonly deciding: boolean;
  readonly onText: (text: string) => void;
}

function TextMending({ label, deciding, onText }: TextMendingProps): ReactNode {
  const { t } = useTranslation('imports');
  const [text, setText] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() !== '') onText(text.trim());
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput label={label} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Button type="submit" variant="default" disabled={deciding || text.trim() === ''}>
          {t('repairs.mend')}
        </Button>
      </Group>
    </form>
  );
}

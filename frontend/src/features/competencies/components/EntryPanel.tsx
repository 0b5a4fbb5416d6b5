import { Badge, Button, CloseButton, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { EmptyState } from '../../../components/states/EmptyState';
import { Facts } from '../../../components/layout/Facts';
import { Loaded } from '../../../components/states/Loaded';
import { type CompetencyEntryQuery, CompetencyEntryDocument } from '../../../gql/competencies';
import { useWords } from '../../../lib/i18n/useWords';
import { CompetencyDialog } from './CompetencyDialog';
import { DeleteEntry } from './DeleteEntry';
import { EntryLink } from './EntryLink';
import classes from './vocabulary.module.css';

interface EntryPanelProps {
  readonly id: string;
  /** Whether the reader just asked for it: then the keyboard goes on there. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** One entry of the vocabulary, beside the list. */
export function EntryPanel({ id, takesFocus, onClose }: EntryPanelProps): ReactNode {
  const { t } = useTranslation('competencies');
  const title = useId();
  const panel = useRef<HTMLElement>(null);
  const [result, retry] = useQuery({ query: CompetencyEntryDocument, variables: { id } });
  const isThere = result.data?.competency?.id === id;
  useEffect(() => {
    if (isThere && takesFocus) panel.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [isThere, takesFocus]);
  return (
    <section ref={panel} className={classes.entry} aria-labelledby={title}>
      <Group justify="flex-end" mb={-28}>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      <Loaded result={result} retry={retry}>
        {({ competency, holders }) =>
          competency ? (
            <Entry titleId={title} entry={competency} holders={holders.totalCount} onDeleted={onClose} />
          ) : (
            <EmptyState title={t('goneTitle')}>{t('gone')}</EmptyState>
          )
        }
      </Loaded>
    </section>
  );
}

interface EntryProps {
  readonly titleId: string;
  readonly entry: NonNullable<CompetencyEntryQuery['competency']>;
  readonly holders: number;
  readonly onDeleted: () => void;
}

function Entry({ titleId, entry, holders, onDeleted }: EntryProps): ReactNode {
  const { t } = useTranslation('competencies');
  const word = useWords();
  const [editing, dialog] = useDisclosure(false);
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" c="dimmed">
          {word(`competencyKind.${entry.kind}`)}
        </Text>
        <h2 id={titleId} tabIndex={-1} className={classes.entryTitle}>
          {entry.label}
        </h2>
      </div>
      <AnchorLink to="/directory" search={{ competencies: [entry.id] }}>
        {t('holders', { count: holders })}
      </AnchorLink>
      <Facts
        facts={[
          { name: t('labelFr'), value: entry.labelFr },
          { name: t('labelEn'), value: entry.labelEn },
          { name: t('code'), value: entry.code },
          { name: t('cpv'), value: entry.cpv.join(', ') },
        ]}
      />
      {entry.synonyms.length > 0 && (
        <div>
          <Text size="xs" c="dimmed" mb={4}>
            {t('synonyms')}
          </Text>
          <Group gap={4}>
            {entry.synonyms.map((synonym) => (
              <Badge key={synonym} color="gray">
                {synonym}
              </Badge>
            ))}
          </Group>
        </div>
      )}
      <Links title={t('broader')} entries={entry.broader} />
      <Links title={t('narrower')} entries={entry.narrower} />
      {entry.viewerCanUpdate && (
        <Group gap="xs">
          <Button variant="default" size="xs" leftSection={<Pencil size={14} aria-hidden />} onClick={dialog.open}>
            {t('edit')}
          </Button>
          <DeleteEntry id={entry.id} label={entry.label} version={entry.version} onDeleted={onDeleted} />
        </Group>
      )}
      <CompetencyDialog entry={entry} opened={editing} onClose={dialog.close} />
    </Stack>
  );
}

interface LinksProps {
  readonly title: string;
  readonly entries: ReadonlyArray<{ readonly id: string; readonly label: string }>;
}

function Links({ title, entries }: LinksProps): ReactNode {
  if (entries.length === 0) return null;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>
        {title}
      </Text>
      <ul className={classes.links}>
        {entries.map(({ id, label }) => (
          <li key={id}>
            <EntryLink id={id} isChosen={false}>
              {label}
            </EntryLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

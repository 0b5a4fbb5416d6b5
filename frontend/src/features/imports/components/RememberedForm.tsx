import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../components/fields/FormErrors';
import { PlainList } from '../../../components/layout/PlainList';
import { type RememberedPartsFragment, ReviseImportMappingDocument } from '../../../gql/imports';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone, notifyProblem } from '../../../lib/notify';

interface RememberedFormProps {
  readonly mapping: RememberedPartsFragment;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** What a column is: a field, nothing, or whatever is found out. */
const OPEN = '';
const LEFT = '-';

/** Puts right what is remembered of titles: what each column becomes, and what words are read as. */
export function RememberedForm({ mapping, onSaved, onCancel }: RememberedFormProps): ReactNode {
  const { t } = useTranslation('imports');
  const [revise, revising] = useCommand(ReviseImportMappingDocument);
  const [columns, setColumns] = useState(() => mapping.titles.map((_, index) => remembered(mapping, index)));
  const [words, setWords] = useState(mapping.words);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const options = [
    { value: OPEN, label: t('memory.open') },
    { value: LEFT, label: t('decide.leaveColumn') },
    ...mapping.fields.map(({ field, label }) => ({ value: field, label })),
  ];

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await revise({
      input: {
        importMappingId: mapping.id,
        version: mapping.version,
        columns: columns.flatMap((field, titleIndex) =>
          field === OPEN ? [] : { titleIndex, field: field === LEFT ? null : field },
        ),
        words: words.map(({ titleIndex, found, readAs }) => ({ titleIndex, found, readAs })),
      },
    });
    setErrors(outcome.done ? [] : outcome.userErrors);
    if (!outcome.done) {
      if (outcome.problem) notifyProblem(outcome.problem);
      return;
    }
    notifyDone(t('memory.revised'));
    onSaved();
  }

  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="md" mt="sm">
        <FormErrors errors={errors} />
        <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
          {mapping.titles.map((title, index) => (
            <NativeSelect
              // Two columns may have one title.
              key={`${index} ${title}`}
              label={t('memory.becomes', { title })}
              data={options}
              value={columns[index] ?? OPEN}
              onChange={(event) => {
                const field = event.currentTarget.value;
                setColumns((now) => now.map((known, place) => (place === index ? field : known)));
              }}
            />
          ))}
        </SimpleGrid>
        {words.length > 0 && (
          <PlainList gap="xs">
            {words.map((word, index) => (
              <li key={`${word.titleIndex ?? ''} ${word.found}`}>
                <Group align="flex-end" gap="sm">
                  <TextInput
                    label={t('memory.means', { found: word.found === '' ? t('words.blank') : word.found })}
                    placeholder={t('memory.nothingRead')}
                    value={word.readAs ?? ''}
                    onChange={(event) => {
                      const text = event.currentTarget.value;
                      const readAs = text === '' ? null : text;
                      setWords((now) => now.map((known, place) => (place === index ? { ...known, readAs } : known)));
                    }}
                  />
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('memory.dropWordNamed', { found: word.found })}
                    onClick={() => setWords((now) => now.filter((known) => known !== word))}
                  >
                    {t('memory.dropWord')}
                  </Button>
                </Group>
              </li>
            ))}
          </PlainList>
        )}
        <Group gap="sm">
          <Button type="submit" loading={revising}>
            {t('memory.save')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('memory.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function remembered({ columns }: RememberedPartsFragment, index: number): string {
  const known = columns.find(({ titleIndex }) => titleIndex === index);
  return known === undefined ? OPEN : (known.field ?? LEFT);
}

import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenCompetency, CompetencyField } from '../../../../components/fields/CompetencyField';
import type { CompetencyKind } from '../../../../gql/imports';
import { useWords } from '../../../../lib/i18n/useWords';
import { type WordPlace, withNewCompetency } from '../../decisions';
import type { Decide } from '../../useDecisions';

const KINDS: readonly CompetencyKind[] = ['SOFTWARE', 'ACTIVITY', 'DOMAIN'];

interface NewCompetencyProps {
  readonly place: WordPlace;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** Makes a word of the file an entry of the vocabulary, once the import is applied. */
export function NewCompetency({ place, decide, deciding }: NewCompetencyProps): ReactNode {
  const { t } = useTranslation('imports');
  const [opened, form] = useDisclosure(false);
  return opened ? (
    <EntryForm place={place} decide={decide} deciding={deciding} onClose={form.close} />
  ) : (
    <Button size="compact-sm" variant="default" disabled={deciding} onClick={form.open}>
      {t('newCompetency.open')}
    </Button>
  );
}

interface EntryFormProps extends NewCompetencyProps {
  readonly onClose: () => void;
}

function EntryForm({ place, decide, deciding, onClose }: EntryFormProps): ReactNode {
  const { t } = useTranslation('imports');
  const word = useWords();
  const [labelFr, setLabelFr] = useState(place.found);
  const [labelEn, setLabelEn] = useState(place.found);
  const [kind, setKind] = useState<CompetencyKind>('SOFTWARE');
  const [broader, setBroader] = useState<ChosenCompetency | null>(null);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const broaderIds = broader === null ? [] : [broader.id];
    void decide((choices) => withNewCompetency(choices, place, { kind, labelFr, labelEn, broaderIds })).then(onClose);
  }
  return (
    <form onSubmit={submit} aria-label={t('newCompetency.form', { found: place.found })}>
      <Stack gap="xs">
        <TextInput
          required
          label={t('newCompetency.labelFr')}
          value={labelFr}
          onChange={(event) => setLabelFr(event.currentTarget.value)}
        />
        <TextInput
          required
          label={t('newCompetency.labelEn')}
          value={labelEn}
          onChange={(event) => setLabelEn(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('newCompetency.kind')}
          value={kind}
          data={KINDS.map((each) => ({ value: each, label: word(`competencyKind.${each}`) }))}
          onChange={(event) => setKind(event.currentTarget.value as CompetencyKind)}
        />
        <CompetencyField label={t('newCompetency.broader')} value={broader} onChange={setBroader} />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" disabled={deciding}>
            {t('newCompetency.make')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onClose}>
            {t('newCompetency.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

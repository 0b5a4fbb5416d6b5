import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompetencyField } from '../../../../components/fields/CompetencyField';
import { type WordPlace, withWord } from '../../decisions';
import type { Decide } from '../../useDecisions';
import { FoundWord } from './FoundWord';
import { NewCompetency } from './NewCompetency';
import type { ColumnOfWords } from './WordChoices';
import classes from './WordChoices.module.css';

interface WordRowProps {
  readonly word: ColumnOfWords['words'][number];
  readonly column: ColumnOfWords;
  readonly place: WordPlace;
  /** Whether the person may make the word a competency of its own. */
  readonly canCreate: boolean;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** One word of the file, and what a person says that it means. */
export function WordRow({ word, column, place, canCreate, decide, deciding }: WordRowProps): ReactNode {
  const { t } = useTranslation('imports');
  const means = (readAs: string | null | undefined): void => void decide((choices) => withWord(choices, place, readAs));
  const label = t('words.means', { found: word.found === '' ? t('words.blank') : word.found });
  return (
    <li className={classes.word}>
      <div>
        <Text fw={600}>{word.found === '' ? t('words.blank') : <FoundWord found={word.found} />}</Text>
        <Text size="sm" c="dimmed">
          {t('words.nCells', { count: word.nCells })}
        </Text>
        {word.isChosen && (
          <Text size="sm">{word.meaning === null ? t('words.left') : t('words.chosen', { meaning: word.meaning })}</Text>
        )}
        {word.proposals.length > 0 && (
          <Group gap={6} mt={4}>
            {word.proposals.map((proposal) => (
              <Button key={proposal} size="compact-sm" variant="light" disabled={deciding} onClick={() => means(proposal)}>
                {proposal}
              </Button>
            ))}
          </Group>
        )}
      </div>
      {column.options.length > 0 ? (
        <NativeSelect
          label={label}
          disabled={deciding}
          value={word.isChosen ? (word.meaning ?? '') : ''}
          data={[{ value: '', label: t('words.choose') }, ...column.options]}
          onChange={(event) => means(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      ) : (
        <CompetencyField
          label={label}
          value={word.isChosen && word.meaning !== null ? { id: word.meaning, label: word.meaning } : null}
          onChange={(competency) => competency && means(competency.label)}
        />
      )}
      <Group gap="xs">
        {canCreate && column.field === 'competency' && !word.isChosen && (
          <NewCompetency place={place} decide={decide} deciding={deciding} />
        )}
        {!(word.isChosen && word.meaning === null) && (
          <Button size="compact-sm" variant="default" disabled={deciding} onClick={() => means(null)}>
            {t('words.leave')}
          </Button>
        )}
        {word.isChosen && (
          <Button size="compact-sm" variant="subtle" disabled={deciding} onClick={() => means(undefined)}>
            {t('words.takeBack')}
          </Button>
        )}
      </Group>
    </li>
  );
}

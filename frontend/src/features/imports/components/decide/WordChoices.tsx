import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { type SheetWordsFragment, SheetWordsFragmentDoc } from '../../../../gql/imports';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import type { Decide } from '../../useDecisions';
import { FoundWord } from './FoundWord';
import { WordRow } from './WordRow';
import classes from './WordChoices.module.css';

export type ColumnOfWords = SheetWordsFragment['words'][number];

interface WordChoicesProps {
  readonly sheets: ReadonlyArray<FragmentRef<typeof SheetWordsFragmentDoc>>;
  /** Whether the person may make words competencies of their own. */
  readonly canCreate: boolean;
  readonly decide: Decide;
  readonly deciding: boolean;
}

/** The words of columns that take words of a list: those to place first, those that are known beneath. */
export function WordChoices({ sheets, canCreate, decide, deciding }: WordChoicesProps): ReactNode {
  const { t } = useTranslation('imports');
  const columns = readFragment(SheetWordsFragmentDoc, sheets).flatMap((sheet) =>
    sheet.words.map((column) => ({ sheet: sheet.name, column })),
  );
  if (columns.length === 0) return <EmptyState title={t('words.none')} />;
  return (
    <Stack gap="xl">
      {columns.map(({ sheet, column }) => {
        const open = column.words.filter((word) => word.isChosen || word.meaning === null);
        const known = column.words.filter((word) => !word.isChosen && word.meaning !== null);
        const nToPlace = column.words.filter((word) => !word.isChosen && word.meaning === null).length;
        const names = { field: column.label, title: column.title, sheet };
        return (
          <section key={`${sheet} ${column.column} ${column.field}`}>
            <Title order={3}>{column.title === '' ? t('words.allOver', names) : t('words.column', names)}</Title>
            <Text size="sm" c="dimmed" mb="xs">
              {t('words.summary', { count: column.words.length, known: known.length, toPlace: nToPlace })}
            </Text>
            {open.length > 0 && (
              <ul className={classes.words}>
                {open.map((word) => (
                  <WordRow
                    key={word.found}
                    word={word}
                    column={column}
                    place={{ sheet, column: column.column, found: word.found }}
                    canCreate={canCreate}
                    decide={decide}
                    deciding={deciding}
                  />
                ))}
              </ul>
            )}
            {known.length > 0 && (
              <details>
                <summary>{t('words.known', { count: known.length })}</summary>
                <dl className={classes.known}>
                  {known.map((word) => (
                    <div key={word.found}>
                      <dt>
                        <FoundWord found={word.found} />
                      </dt>
                      <dd>{word.meaning}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </section>
        );
      })}
    </Stack>
  );
}

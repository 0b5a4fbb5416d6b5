import { Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../../lib/i18n/language';
import { differenceOf, letterOf } from '../../model/comparison';
import type { RunSuggestion } from '../../model/run';
import { differenceSentences, tradeSentences } from '../../model/sentences';
import classes from './SuggestionPanel.module.css';

interface SuggestionCardsProps {
  readonly suggestions: readonly RunSuggestion[];
  readonly shownRank: number;
  readonly language: Language;
  readonly onShow: (rank: number) => void;
}

/** The best grouping and its alternatives, each with how it differs; choosing one shows it in the matrix. */
export function SuggestionCards({ suggestions, shownRank, language, onShow }: SuggestionCardsProps): ReactNode {
  const { t } = useTranslation('lots');
  const best = suggestions[0];
  return (
    <ul className={classes.cards} aria-label={t('suggestion.list')}>
      {suggestions.map((suggestion) => (
        <li key={suggestion.id}>
          <UnstyledButton
            className={classes.card}
            aria-pressed={suggestion.rank === shownRank}
            onClick={() => onShow(suggestion.rank)}
          >
            <span className={classes.cardHead}>
              <Text component="span" fw={600}>
                {t('suggestion.name', { letter: letterOf(suggestion.rank) })}
              </Text>
              <Text component="span" size="sm">
                {t('suggestion.members', { count: suggestion.members.length })}
              </Text>
            </span>
            {best && suggestion.rank === best.rank ? (
              <span className={classes.delta}>
                {suggestion.isProven ? t('suggestion.best') : t('suggestion.bestKnown')}
              </span>
            ) : (
              best && <Versus best={best} suggestion={suggestion} language={language} />
            )}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

interface VersusProps {
  readonly best: RunSuggestion;
  readonly suggestion: RunSuggestion;
  readonly language: Language;
}

/** Who comes and who goes, and which goals get better or worse. */
function Versus({ best, suggestion, language }: VersusProps): ReactNode {
  const { t } = useTranslation('lots');
  const difference = differenceOf(best, suggestion);
  return (
    <>
      {differenceSentences(difference, { language }).map((sentence) => (
        <Text key={sentence} component="span" display="block" size="sm">
          {sentence}
        </Text>
      ))}
      {difference.deltas.length === 0 && <span className={classes.delta}>{t('suggestion.same')}</span>}
      {tradeSentences(difference, { language }).map((sentence) => (
        <Text key={sentence} component="span" display="block" className={classes.delta}>
          {sentence}
        </Text>
      ))}
    </>
  );
}

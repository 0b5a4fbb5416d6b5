import { t } from 'i18next';
import { formatMonth } from '../../../lib/format/dates';
import type { Language } from '../../../lib/i18n/language';
import type { RequirementRow } from './matrix';
import { cellSentence, contributionFigure } from './requirementText';
import type { Contribution } from './types';

/** What a cell of the grid says. */
export interface CellTexts {
  /** Everything, for those who do not see it and under the pointer. */
  readonly sentence: string;
  /** The level, else the figure, else until when it holds. */
  readonly main: string;
  /** The figure beside the level. */
  readonly more: string;
  readonly proof: string;
}

interface Remembered extends CellTexts {
  readonly row: RequirementRow;
  readonly company: string;
  readonly language: Language;
}

/** Scrolling back shows the same cells again: what they say is put together once. */
const remembered = new WeakMap<Contribution, Remembered>();

export function cellTexts(
  row: RequirementRow,
  company: string,
  contribution: Contribution | undefined,
  language: Language,
): CellTexts {
  if (!contribution) {
    return { sentence: cellSentence(company, row, contribution, language), main: '', more: '', proof: '' };
  }
  const before = remembered.get(contribution);
  if (before && before.row === row && before.company === company && before.language === language) return before;
  const [main, more] = linesOf(row, contribution, language);
  const texts = {
    sentence: cellSentence(company, row, contribution, language),
    main,
    more,
    proof: t(`proof.${contribution.proof}`, { ns: 'coverage' }),
    row,
    company,
    language,
  };
  remembered.set(contribution, texts);
  return texts;
}

/** Level and figure; where there is neither, until when it holds. */
function linesOf(
  { requirement }: RequirementRow,
  contribution: Contribution,
  language: Language,
): [main: string, more: string] {
  const { level, proof, validUntil } = contribution;
  const figure = contributionFigure(requirement, contribution, language);
  if (level) return [t(`level.${level}`, { ns: 'words' }), figure];
  if (figure !== '') return [figure, ''];
  return [validUntil === null ? t(`proof.${proof}`, { ns: 'coverage' }) : formatMonth(validUntil, language), ''];
}

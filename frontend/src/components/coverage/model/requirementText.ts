import { t } from 'i18next';
import { formatDay } from '../../../lib/format/dates';
import { formatMoneyShort } from '../../../lib/format/money';
import { formatCount, formatFte } from '../../../lib/format/numbers';
import type { Language } from '../../../lib/i18n/language';
import { demandName, demandThreshold } from '../../demand/demandText';
import type { RequirementRow } from './matrix';
import type { Contribution, Cover, Requirement } from './types';

/** What a requirement is about, in a few words: the name of its row. */
export function requirementTitle(requirement: Requirement): string {
  return demandName(requirement);
}

/** What it asks at least and of whom: the second line of its row. Empty when the title says it all. */
export function requirementThreshold(requirement: Requirement, language: Language): string {
  const { scope } = requirement;
  const whom = scope === 'POOLED' ? '' : t(`requirementScope.${scope}`, { ns: 'words' });
  return [demandThreshold(requirement, language) ?? '', whom].filter((part) => part !== '').join(' · ');
}

/** In which unit a requirement is counted. */
export type Unit = 'fte' | 'holders' | 'money' | 'people' | 'references' | 'whether';

export function unitOf({ kind, fteTenths, count }: Requirement): Unit {
  switch (kind) {
    case 'COMPETENCY':
      return fteTenths === null ? 'holders' : 'fte';
    case 'TURNOVER':
    case 'IN_FIELD_TURNOVER':
      return 'money';
    case 'HEADCOUNT':
      return 'people';
    case 'REFERENCES':
      return count === null ? 'whether' : 'references';
    default:
      return 'whether';
  }
}

/** "12 / 20 ETP": what the group reaches of what is asked; empty where only yes or no counts. */
export function reachedText(requirement: Requirement, cover: Reach, language: Language): string {
  const unit = unitOf(requirement);
  if (unit === 'whether' || (unit === 'holders' && Number(cover.demanded) === 1)) return '';
  return t(`reached.${unit}`, {
    ns: 'coverage',
    reached: figure(requirement, cover.reached, language),
    demanded: figure(requirement, cover.demanded, language),
  });
}

type Reach = Pick<Cover, 'reached' | 'demanded'>;

function figure(requirement: Requirement, value: string, language: Language): string {
  const unit = unitOf(requirement);
  if (unit === 'fte') return formatFte(Number(value), language);
  if (unit === 'money') return money(requirement, value, language);
  return formatCount(Number(value), language);
}

function money({ amount }: Requirement, cents: string, language: Language): string {
  return formatMoneyShort({ amount: fromCents(cents), currency: amount?.currency ?? 'EUR' }, language);
}

/** "123456" cents is "1234.56"; no float on the way. */
export function fromCents(cents: string): string {
  const [whole = '0'] = cents.split('.');
  const digits = whole.replace('-', '').padStart(3, '0');
  return `${whole.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The figure of a cell: full-time equivalents, turnover, people or references. */
export function contributionFigure(requirement: Requirement, contribution: Contribution, language: Language): string {
  const { fteTenths, figure: value } = contribution;
  if (fteTenths !== null && requirement.kind === 'COMPETENCY') {
    return t('cell.fte', { ns: 'coverage', fte: formatFte(fteTenths, language) });
  }
  if (value === null) return '';
  const shown = figure(requirement, value, language);
  switch (unitOf(requirement)) {
    case 'people':
      return t('cell.people', { ns: 'coverage', count: Number(value), people: shown });
    case 'references':
      return t('cell.references', { ns: 'coverage', count: Number(value), references: shown });
    default:
      return shown;
  }
}

/** All that is known of a cell, as an enumeration: answer, level, figure, proof and until when. */
export function contributionWords(requirement: Requirement, contribution: Contribution, language: Language): string[] {
  const answer = t(`contributionAnswer.${contribution.answer}`, { ns: 'words' });
  return [answer, ...contributionDetails(requirement, contribution, language)];
}

/** The same without how far it answers, for where that is shown already. */
export function contributionDetails(requirement: Requirement, contribution: Contribution, language: Language): string[] {
  const { level, competencyMatch, proof, validUntil } = contribution;
  const day = validUntil === null ? '' : formatDay(validUntil, language);
  const parts = [
    level === null ? '' : t('cell.level', { ns: 'coverage', level: t(`level.${level}`, { ns: 'words' }) }),
    contributionFigure(requirement, contribution, language),
    competencyMatch === null || competencyMatch === 'EXACT' ? '' : t(`match.${competencyMatch}`, { ns: 'coverage' }),
    t(`proof.${proof}`, { ns: 'words' }),
    day === '' ? '' : t(proof === 'EXPIRED' ? 'cell.expiredOn' : 'cell.validUntil', { ns: 'coverage', day }),
  ];
  return parts.filter((part) => part !== '');
}

/** A cell for someone who does not see it. */
export function cellSentence(
  company: string,
  row: RequirementRow,
  contribution: Contribution | undefined,
  language: Language,
): string {
  const where = { ns: 'coverage', company, number: row.number } as const;
  if (!contribution) return t('cell.nothing', where);
  return t('cell.sentence', { ...where, what: contributionWords(row.requirement, contribution, language).join(', ') });
}

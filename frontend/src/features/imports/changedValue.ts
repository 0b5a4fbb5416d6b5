import type { TFunction } from 'i18next';
import { formatDay, formatInstant } from '../../lib/format/dates';
import { formatMoney } from '../../lib/format/money';
import { formatFte } from '../../lib/format/numbers';
import type { Language } from '../../lib/i18n/language';

/** Fields whose values are names of the model, with the group of words that says them. */
const GROUPS = new Map([
  ['level', 'level'],
  ['minLevel', 'level'],
  ['kind', 'requirementKind'],
  ['scope', 'requirementScope'],
  ['procedure', 'procedureKind'],
  ['requiredForm', 'consortiumForm'],
  ['status', 'callStatus'],
]);

const FLAGS = new Set(['isMandatory', 'requiresAllLots', 'forbidsAloneAndGrouped', 'forbidsSeveralGroups']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:]+Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONEY = /^(-?\d+\.\d{2}) ([A-Z]{3})$/;

interface Reader {
  readonly language: Language;
  readonly word: TFunction<'words'>;
  readonly t: TFunction<'imports'>;
}

/** A value of a plan as a person reads it; the server sends it as the API spells it. */
export function changedValue(field: string, value: string, { language, word, t }: Reader): string {
  const group = GROUPS.get(field);
  if (group !== undefined) return word(`${group}.${value}` as 'level.EXPERT', { defaultValue: value });
  if (FLAGS.has(field)) return value === 'true' ? t('change.yes') : t('change.no');
  if (field === 'fteTenths') return formatFte(Number(value), language);
  if (INSTANT.test(value)) return formatInstant(value, language);
  if (DAY.test(value)) return formatDay(value, language);
  const [, amount, currency] = MONEY.exec(value) ?? [];
  if (amount !== undefined && currency !== undefined) return formatMoney({ amount, currency }, language);
  return value;
}

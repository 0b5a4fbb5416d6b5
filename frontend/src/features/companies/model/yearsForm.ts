import type { CompanyYearsFragment, FinancialYearInput } from '../../../gql/companies';
import { eurosOrNull, textField } from './fields';

/** One financial year as it is typed; the key keeps rows apart while they have no year. */
export interface YearValues {
  key: string;
  year: string;
  turnover: string;
  inFieldTurnover: string;
}

export function yearsValues(years: CompanyYearsFragment['financialYears']): YearValues[] {
  return (years ?? []).map(({ year, turnover, inFieldTurnover }) => ({
    key: String(year),
    year: String(year),
    turnover: turnover.amount,
    inFieldTurnover: textField(inFieldTurnover?.amount),
  }));
}

/** A row for the latest year that is not there yet. */
export function nextYear(rows: readonly YearValues[], thisYear: number): YearValues {
  const known = rows.map(({ year }) => Number(year));
  let year = thisYear - 1;
  while (known.includes(year)) year -= 1;
  return { key: `new-${year}-${rows.length}`, year: String(year), turnover: '', inFieldTurnover: '' };
}

/** All rows in their order, so that an error at a place in the list stands at the row that it means. */
export function yearsInput(rows: readonly YearValues[]): FinancialYearInput[] {
  return rows.map(({ year, turnover, inFieldTurnover }) => ({
    year: Number(year),
    turnover: { amount: turnover.trim(), currency: 'EUR' },
    inFieldTurnover: eurosOrNull(inFieldTurnover),
  }));
}

/** Where user errors of so many rows can stand. */
export function yearsFields(count: number): string[] {
  return Array.from({ length: count }, (_, row) =>
    ['year', 'turnover', 'inFieldTurnover'].map((field) => `financialYears.${row}.${field}`),
  ).flat();
}

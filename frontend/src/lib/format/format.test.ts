import { describe, expect, it } from 'vitest';
import { formatDay, formatInstant, formatRemaining, instantToLocal, localToInstant, urgencyOf } from './dates';
import { formatMoney, formatMoneyShort } from './money';
import { formatBytes, formatFte, formatShare } from './numbers';

/** Shows the kinds of space that French typography uses, which look alike in a failing test. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('money', () => {
  it('shows cents only when there are some', () => {
    expect(plain(formatMoney({ amount: '1234567.00', currency: 'EUR' }, 'fr'))).toBe('1 234 567 €');
    expect(plain(formatMoney({ amount: '1234.50', currency: 'EUR' }, 'fr'))).toBe('1 234,50 €');
    expect(formatMoney({ amount: '1234.5', currency: 'EUR' }, 'en')).toBe('€1,234.50');
  });

  it('never passes through a float', () => {
    expect(plain(formatMoney({ amount: '90071992547409.93', currency: 'EUR' }, 'fr'))).toBe('90 071 992 547 409,93 €');
  });

  it('is short in lists', () => {
    expect(plain(formatMoneyShort({ amount: '1250000', currency: 'EUR' }, 'fr'))).toBe('1,3 M €');
  });
});

describe('numbers', () => {
  it('shows tenths of full-time equivalents', () => {
    expect(formatFte(25, 'fr')).toBe('2,5');
    expect(formatFte(30, 'en')).toBe('3');
  });

  it('shows shares with both decimals', () => {
    expect(plain(formatShare(3333, 'fr'))).toBe('33,33 %');
    expect(formatShare(10_000, 'en')).toBe('100.00%');
  });

  it('shows sizes of files', () => {
    expect(plain(formatBytes(2_340_000, 'fr'))).toBe('2,3 Mo');
    expect(formatBytes(512, 'en')).toBe('512 byte');
  });
});

describe('dates', () => {
  it('does not move a day', () => {
    expect(formatDay('2026-03-01', 'fr')).toBe('1 mars 2026');
    expect(formatDay('2026-12-31', 'en')).toBe('31 Dec 2026');
  });

  it('shows instants in the time of Paris', () => {
    expect(formatInstant('2026-12-03T11:00:00Z', 'fr')).toContain('12:00');
    expect(formatInstant('2026-07-03T10:00:00Z', 'fr')).toContain('12:00');
  });

  it.each([
    ['2026-12-03T11:00:00.000Z', '2026-12-03T12:00'],
    ['2026-07-03T10:00:00.000Z', '2026-07-03T12:00'],
    ['2026-03-29T00:59:00.000Z', '2026-03-29T01:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00'],
  ])('turns %s into a local field and back', (instant, local) => {
    expect(instantToLocal(instant)).toBe(local);
    expect(localToInstant(local)).toBe(instant);
  });

  it('refuses what is no date', () => {
    expect(localToInstant('')).toBeUndefined();
  });

  const now = Date.parse('2026-11-21T12:00:00Z');

  it.each([
    ['2026-12-03T12:00:00Z', 'dans 12 jours', 'calm'],
    ['2026-11-25T12:00:00Z', 'dans 4 jours', 'soon'],
    ['2026-11-22T18:00:00Z', 'dans 30 heures', 'urgent'],
    ['2026-11-21T12:45:00Z', 'dans 45 minutes', 'urgent'],
    ['2026-11-18T12:00:00Z', 'il y a 3 jours', 'past'],
  ])('counts down to %s', (instant, words, urgency) => {
    expect(formatRemaining(instant, now, 'fr')).toBe(words);
    expect(urgencyOf(instant, now)).toBe(urgency);
  });
});

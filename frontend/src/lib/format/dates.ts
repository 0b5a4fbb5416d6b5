import type { Language } from '../i18n/language';
import { localeOf } from './locale';

/** Deadlines of French public buyers are given in the time of Paris, wherever the reader is. */
export const BUYER_ZONE = 'Europe/Paris';

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), options);
    dateFormats.set(key, format);
  }
  return format;
}

/** A day without time, as "2026-12-03"; it has no zone and must not be shifted by one. */
export function formatDay(day: string, language: Language): string {
  return dateFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The month of a day, where there is little room: "06/2027". */
export function formatMonth(day: string, language: Language): string {
  return dateFormat(language, { month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** An instant with its time, in the buyer's zone. */
export function formatInstant(instant: string, language: Language): string {
  return dateFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: BUYER_ZONE,
  }).format(new Date(instant));
}

/** The day of an instant, in the buyer's zone. */
export function formatInstantDay(instant: string, language: Language): string {
  return dateFormat(language, { dateStyle: 'medium', timeZone: BUYER_ZONE }).format(new Date(instant));
}

/** What a `datetime-local` field holds ("2026-12-03T12:00") for an instant, in the buyer's zone. */
export function instantToLocal(instant: string): string {
  return wallClock(new Date(instant).getTime());
}

/** The day of a time in milliseconds in the buyer's zone: "2026-12-03". */
export function dayAt(time: number): string {
  return wallClock(time).slice(0, 10);
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The instant of a `datetime-local` value read in the buyer's zone, as UTC text; undefined when it is no date. */
export function localToInstant(local: string): string | undefined {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local.slice(0, 16)}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return undefined;
  // The offset at the guess may differ from the one at the answer around a change of hour: look twice.
  let guess = asUtc - offsetAt(asUtc);
  guess = asUtc - offsetAt(guess);
  return new Date(guess).toISOString();
}

function offsetAt(time: number): number {
  const minute = Math.floor(time / 60_000) * 60_000;
  return Date.parse(`${wallClock(minute)}:00Z`) - minute;
}

function wallClock(time: number): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: BUYER_ZONE,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(time)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far a deadline is: in days while there are two or more, then hours, then minutes. */
export function formatRemaining(instant: string, now: number, language: Language): string {
  const left = new Date(instant).getTime() - now;
  const size = Math.abs(left);
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  if (size >= 2 * DAY) return relative.format(Math.trunc(left / DAY), 'day');
  if (size >= 2 * HOUR) return relative.format(Math.trunc(left / HOUR), 'hour');
  return relative.format(Math.trunc(left / MINUTE), 'minute');
}

export type Urgency = 'past' | 'urgent' | 'soon' | 'calm';

/** How loudly a deadline is shown. */
export function urgencyOf(instant: string, now: number): Urgency {
  const left = new Date(instant).getTime() - now;
  if (left <= 0) return 'past';
  if (left < 3 * DAY) return 'urgent';
  if (left < 10 * DAY) return 'soon';
  return 'calm';
}

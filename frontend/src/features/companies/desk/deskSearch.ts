import type { Level } from '../../../gql/companies';
import { STEPS, type VisitStep } from './visit/visitSteps';

export const TABS = ['today', 'capabilities', 'profile'] as const;
export type Tab = (typeof TABS)[number];

/** What the address of the company's desk may say. */
export interface DeskSearch {
  /** Which of one's companies; the first unless told. */
  readonly company?: string;
  readonly tab?: Tab;
  /** The competency that is about to be declared: another page sends here to do it. */
  readonly declare?: string;
  /** The declaration whose form opens. */
  readonly edit?: string;
  /** The level at which a declaration would count. */
  readonly level?: Level;
  /** Whether a declaration opens with an empty reference. */
  readonly reference?: boolean;
  /** The certificate whose form opens, by its code; a new one when there is none yet. */
  readonly certificate?: string;
  /** Where the first visit stands. */
  readonly visit?: VisitStep;
  /** The other form that opens. */
  readonly form?: Form;
}

export const FORMS = ['profile', 'years'] as const;
export type Form = (typeof FORMS)[number];

const LEVELS = ['NOTIONS', 'AUTONOMOUS', 'CONFIRMED', 'EXPERT'] as const satisfies readonly Level[];

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  return {
    company: idOf(search.company),
    tab: TABS.find((tab) => tab === search.tab && tab !== 'today'),
    declare: idOf(search.declare),
    edit: idOf(search.edit),
    level: LEVELS.find((level) => level === search.level),
    reference: search.reference === true || undefined,
    certificate: idOf(search.certificate),
    visit: STEPS.find((step) => step === search.visit),
    form: FORMS.find((form) => form === search.form),
  };
}

/** The address without any form that opens. */
export function closedForms({ company, tab }: DeskSearch): DeskSearch {
  return { company, tab };
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

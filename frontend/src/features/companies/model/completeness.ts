/** What a company's page can lack, in the order in which it pays to fill it. */
export const COMPLETENESS_PARTS = [
  'capabilities',
  'proofs',
  'availability',
  'summary',
  'place',
  'headcount',
  'years',
  'siren',
  'certificates',
  'website',
] as const;
export type CompletenessPart = (typeof COMPLETENESS_PARTS)[number];

export interface Completeness {
  readonly done: readonly CompletenessPart[];
  readonly missing: readonly CompletenessPart[];
  /** From 0 to 100. */
  readonly percent: number;
}

/** What of a company completeness looks at; what is confidential and unknown to the reader is left out. */
export interface CompletenessFacts {
  readonly siren: string | null;
  readonly headcount: number | null;
  readonly website: string | null;
  readonly summaryFr: string | null;
  readonly address: { readonly city: string | null; readonly coordinates: unknown } | null;
  readonly availableFteTenths: number | null;
  readonly financialYears: readonly unknown[] | null;
  readonly certificates: readonly unknown[];
  readonly capabilities: ReadonlyArray<{ readonly proof: string; readonly fteTenths: number | null }>;
}

/** Capabilities count from the third on: fewer are seldom found by a search. */
const ENOUGH_CAPABILITIES = 3;
/** Buyers may ask for three financial years at most. */
const ENOUGH_YEARS = 3;

/** How complete a page is, and what is missing. */
export function completenessOf(company: CompletenessFacts): Completeness {
  const { capabilities } = company;
  const has: Record<CompletenessPart, boolean> = {
    capabilities: capabilities.length >= ENOUGH_CAPABILITIES,
    proofs: capabilities.some(({ proof }) => proof === 'PROVED'),
    availability: company.availableFteTenths !== null,
    summary: isFilled(company.summaryFr),
    place: isFilled(company.address?.city ?? null) && Boolean(company.address?.coordinates),
    headcount: company.headcount !== null,
    years: (company.financialYears?.length ?? 0) >= ENOUGH_YEARS,
    siren: isFilled(company.siren),
    certificates: company.certificates.length > 0,
    website: isFilled(company.website),
  };
  const done = COMPLETENESS_PARTS.filter((part) => has[part]);
  return {
    done,
    missing: COMPLETENESS_PARTS.filter((part) => !has[part]),
    percent: Math.round((done.length * 100) / COMPLETENESS_PARTS.length),
  };
}

function isFilled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

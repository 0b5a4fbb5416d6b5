import type { CompanyFilter, CompanyOrder, Level } from '../../../gql/companies';

export const SORTS = ['name', 'largest', 'smallest', 'recent'] as const;
export type Sort = (typeof SORTS)[number];

export const LEVELS = ['NOTIONS', 'AUTONOMOUS', 'CONFIRMED', 'EXPERT'] as const satisfies readonly Level[];

/** What the address of the directory may say; what is absent does not narrow, or is the default. */
export interface DirectorySearch {
  readonly text?: string;
  readonly clusters?: readonly string[];
  /** All of them must be held. */
  readonly competencies?: readonly string[];
  /** The level at which they must be held. */
  readonly level?: Level;
  readonly departments?: readonly string[];
  readonly certificates?: readonly string[];
  readonly statuses?: readonly string[];
  /** A size as "3-5", "-2" or "50-". */
  readonly size?: string;
  /** Only those who accept to lead. */
  readonly lead?: true;
  readonly sort?: Sort;
  readonly view?: 'map';
  /** A company is being entered. */
  readonly add?: true;
}

/** The parts of the search that hold several choices of one facet. */
export type ListFacet = 'clusters' | 'competencies' | 'departments' | 'certificates' | 'statuses';

export function directorySearch(search: Record<string, unknown>): DirectorySearch {
  return {
    text: textOf(search.text),
    clusters: textsOf(search.clusters),
    competencies: textsOf(search.competencies),
    level: LEVELS.find((level) => level === search.level),
    departments: textsOf(search.departments),
    certificates: textsOf(search.certificates),
    statuses: textsOf(search.statuses),
    size: sizeRange(textOf(search.size)) ? textOf(search.size) : undefined,
    lead: search.lead === true ? true : undefined,
    sort: SORTS.find((sort) => sort === search.sort && sort !== 'name'),
    view: search.view === 'map' ? 'map' : undefined,
    add: search.add === true ? true : undefined,
  };
}

/** What the server is asked with. */
export function filterOf(search: DirectorySearch): CompanyFilter {
  const size = sizeRange(search.size);
  return {
    text: search.text,
    clusterIds: search.clusters,
    competencyIds: search.competencies,
    minLevel: search.level,
    departments: search.departments,
    certificateCodes: search.certificates,
    socialStatuses: search.statuses,
    minHeadcount: size?.min,
    maxHeadcount: size?.max,
    mayLead: search.lead,
  };
}

export function orderOf(sort: Sort | undefined): CompanyOrder {
  if (sort === 'largest') return { field: 'HEADCOUNT', direction: 'DESCENDING' };
  if (sort === 'smallest') return { field: 'HEADCOUNT', direction: 'ASCENDING' };
  if (sort === 'recent') return { field: 'UPDATED', direction: 'DESCENDING' };
  return { field: 'NAME', direction: 'ASCENDING' };
}

/** The search without its narrowing parts: sorting and view stay. */
export function cleared(search: DirectorySearch): DirectorySearch {
  return { sort: search.sort, view: search.view };
}

/** How many choices narrow the list, the typed text aside. */
export function countChoices(search: DirectorySearch): number {
  const lists = [search.clusters, search.competencies, search.departments, search.certificates, search.statuses];
  const single = [search.level, search.size, search.lead].filter((value) => value !== undefined);
  return lists.reduce((sum, list) => sum + (list?.length ?? 0), single.length);
}

/** The search after one choice of a facet is put in, or taken out when it stands there. */
export function toggled(search: DirectorySearch, facet: ListFacet, value: string): DirectorySearch {
  const chosen = search[facet] ?? [];
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return { ...search, [facet]: next.length > 0 ? next : undefined };
}

interface SizeRange {
  readonly min?: number;
  readonly max?: number;
}

const SIZE = /^(\d{0,7})-(\d{0,7})$/;

/** "3-5" is from 3 to 5 people, "-2" up to 2, "50-" 50 and more. */
export function sizeRange(size: string | undefined): SizeRange | undefined {
  const [, min = '', max = ''] = SIZE.exec(size ?? '') ?? [];
  if (min === '' && max === '') return undefined;
  return { min: min === '' ? undefined : Number(min), max: max === '' ? undefined : Number(max) };
}

function textOf(value: unknown): string | undefined {
  // A department such as 59 comes out of the address as a number.
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = [...new Set(value.map(textOf).filter((text) => text !== undefined))];
  return texts.length > 0 ? texts : undefined;
}

import type { CompetencyFormFragment, CompetencyKind, CreateCompetencyInput, UpdateCompetencyInput } from '../../../gql/competencies';

export interface Broader {
  readonly id: string;
  readonly label: string;
}

/** An entry as it is typed. */
export interface CompetencyValues {
  code: string;
  kind: CompetencyKind;
  labelFr: string;
  labelEn: string;
  synonyms: string[];
  broaderIds: Broader[];
  cpv: string[];
}

export const COMPETENCY_FIELDS = ['code', 'kind', 'labelFr', 'labelEn', 'synonyms', 'broaderIds', 'cpv'] as const;

export function competencyValues(entry: CompetencyFormFragment | undefined): CompetencyValues {
  return {
    code: entry?.code ?? '',
    kind: entry?.kind ?? 'SOFTWARE',
    labelFr: entry?.labelFr ?? '',
    labelEn: entry?.labelEn ?? '',
    synonyms: [...(entry?.synonyms ?? [])],
    broaderIds: [...(entry?.broader ?? [])],
    cpv: [...(entry?.cpv ?? [])],
  };
}

/** A stable code from a label: "Bases de données" is "bases-de-donnees". */
export function codeOf(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export function createInput(values: CompetencyValues): CreateCompetencyInput {
  return { code: values.code.trim() === '' ? codeOf(values.labelEn) : values.code.trim(), kind: values.kind, ...wordsInput(values) };
}

/** Only what changed; code and kind never do. */
export function updateInput(
  before: CompetencyFormFragment,
  values: CompetencyValues,
): Omit<UpdateCompetencyInput, 'competencyId' | 'version'> {
  const known = wordsInput(competencyValues(before));
  const typed = wordsInput(values);
  const names = Object.keys(typed) as Array<keyof typeof typed>;
  return Object.fromEntries(
    names.filter((name) => JSON.stringify(known[name]) !== JSON.stringify(typed[name])).map((name) => [name, typed[name]]),
  );
}

function wordsInput(values: CompetencyValues) {
  return {
    labelFr: values.labelFr.trim(),
    labelEn: values.labelEn.trim(),
    synonyms: values.synonyms.map((synonym) => synonym.trim()).filter((synonym) => synonym !== ''),
    broaderIds: values.broaderIds.map(({ id }) => id),
    cpv: values.cpv.map((code) => code.trim()),
  };
}

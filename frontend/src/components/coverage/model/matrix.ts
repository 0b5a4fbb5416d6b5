import type { Contribution, Cover, CoverageLines, MatrixCompany, Place, Requirement } from './types';

/** A company with its bottom margin: what it brings. */
export interface MatrixColumn extends MatrixCompany {
  /** Requirements to which it contributes something that counts. */
  readonly nCounted: number;
  /** Requirements of the shown group that fall with it: nobody else counts towards them. */
  readonly nOnly: number;
  /** Requirements that the shown group lacks and to which this company would contribute. */
  readonly nFills: number;
}

export interface RequirementRow {
  readonly type: 'requirement';
  readonly key: string;
  /** How people call it: its place in the lot, from 1. */
  readonly number: string;
  readonly requirement: Requirement;
  /** Its right margin for the shown group; absent while it is being read. */
  readonly cover: Cover | undefined;
}

export interface HeadingRow {
  readonly type: 'heading';
  readonly key: string;
  readonly kind: Requirement['kind'];
  readonly isMandatory: boolean;
  readonly count: number;
}

export type MatrixRow = HeadingRow | RequirementRow;

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly cell: (requirementId: string, companyId: string) => Contribution | undefined;
}

export type ColumnOrder = 'contributions' | 'gaps' | 'distance' | 'name';

export interface MatrixView {
  readonly order: ColumnOrder;
  /** What the name of a candidate must hold. */
  readonly text: string;
  /** Candidates that contribute to this requirement only, the best first. */
  readonly requirementId?: string;
}

interface MatrixInput {
  readonly requirements: readonly Requirement[];
  /** Members first, in the order to show; then candidates. */
  readonly companies: readonly MatrixCompany[];
  /** Every cell known: of candidates and of members. Later ones replace earlier ones. */
  readonly contributions: readonly (readonly Contribution[])[];
  /** The shown group's coverage: the right margin. */
  readonly group: CoverageLines | undefined;
  readonly view: MatrixView;
  readonly locale: string;
}

export function buildMatrix(input: MatrixInput): Matrix {
  const cells = new Map(input.contributions.flat().map((each) => [cellKey(each.requirementId, each.companyId), each]));
  const cell: Matrix['cell'] = (requirementId, companyId) => cells.get(cellKey(requirementId, companyId));
  const covers = new Map(input.group?.requirements.map((each) => [each.requirementId, each]));
  const columns = input.companies.map((company) => withMargin(company, input.requirements, covers, cell));
  return { rows: rowsOf(input.requirements, covers), columns: arrange(columns, input, cell), cell };
}

function cellKey(requirementId: string, companyId: string): string {
  return `${requirementId} ${companyId}`;
}

const KINDS: readonly Requirement['kind'][] = [
  'COMPETENCY',
  'REFERENCES',
  'CERTIFICATE',
  'REGISTRATION',
  'TURNOVER',
  'IN_FIELD_TURNOVER',
  'HEADCOUNT',
  'FREE_TEXT',
];

/** Mandatory requirements first; within each half by kind, and within a kind in the order of the lot. */
function rowsOf(requirements: readonly Requirement[], covers: ReadonlyMap<string, Cover>): MatrixRow[] {
  return [true, false].flatMap((isMandatory) =>
    KINDS.flatMap((kind): MatrixRow[] => {
      const own = requirements
        .filter((each) => each.isMandatory === isMandatory && each.kind === kind)
        .toSorted((one, other) => one.position - other.position);
      if (own.length === 0) return [];
      const heading: HeadingRow = {
        type: 'heading',
        key: `${isMandatory ? 'mandatory' : 'desirable'} ${kind}`,
        kind,
        isMandatory,
        count: own.length,
      };
      return [heading, ...own.map((requirement) => rowOf(requirement, covers.get(requirement.id)))];
    }),
  );
}

function rowOf(requirement: Requirement, cover: Cover | undefined): RequirementRow {
  return { type: 'requirement', key: requirement.id, number: numberOf(requirement), requirement, cover };
}

/** How people call a requirement: its place in the lot, from 1; behind the number of its lot where there are several. */
export function numberOf(requirement: Pick<Requirement, 'position' | 'lotNumber' | 'ownPosition'>): string {
  const { position, lotNumber, ownPosition } = requirement;
  return lotNumber === undefined ? String(position + 1) : `${lotNumber}.${(ownPosition ?? position) + 1}`;
}

export function isMember(place: Place): boolean {
  return place !== 'candidate';
}

export function counts(contribution: Contribution | undefined): contribution is Contribution {
  return contribution !== undefined && contribution.answer !== 'PARTIAL';
}

function withMargin(
  company: MatrixCompany,
  requirements: readonly Requirement[],
  covers: ReadonlyMap<string, Cover>,
  cell: Matrix['cell'],
): MatrixColumn {
  const counted = requirements.filter(({ id }) => counts(cell(id, company.id)));
  const coverOf = ({ id }: Requirement): Cover | undefined => covers.get(id);
  const isInGroup = isMember(company.place) || company.isInGroup === true;
  return {
    ...company,
    nCounted: counted.length,
    nOnly: isInGroup ? counted.filter((each) => coverOf(each)?.nCounting === 1).length : 0,
    nFills: isInGroup ? 0 : counted.filter((each) => isGap(coverOf(each))).length,
  };
}

/** Whether the group lacks it and companies could bring it. */
export function isGap(cover: Cover | undefined): boolean {
  return cover?.state === 'MISSING' || cover?.state === 'PARTLY';
}

/** Members keep their order and are never filtered away; pinned candidates follow, then preferred ones, excluded ones come last. */
function arrange(columns: readonly MatrixColumn[], input: MatrixInput, cell: Matrix['cell']): MatrixColumn[] {
  const { view } = input;
  const members = columns.filter(({ place }) => isMember(place));
  const text = plain(view.text);
  const candidates = columns
    .filter(({ place, name }) => !isMember(place) && plain(name).includes(text))
    .filter(({ id }) => view.requirementId === undefined || cell(view.requirementId, id) !== undefined);
  const collator = new Intl.Collator(input.locale);
  const sorted = candidates.toSorted(
    (one, other) =>
      standing(one) - standing(other) ||
      byAnswer(view.requirementId, one, other, cell) ||
      compare(view.order, one, other) ||
      collator.compare(one.name, other.name),
  );
  return [...members, ...sorted];
}

function standing({ isPinned, isPreferred, isExcluded }: MatrixColumn): number {
  if (isPinned) return 0;
  if (isPreferred) return 1;
  return isExcluded ? 3 : 2;
}

const ANSWERS = ['MEETS_ALONE', 'COUNTS', 'PARTIAL'];
const PROOFS = ['PROVED', 'DECLARED', 'EXPIRED', 'MISSING'];

function byAnswer(
  requirementId: string | undefined,
  one: MatrixColumn,
  other: MatrixColumn,
  cell: Matrix['cell'],
): number {
  if (requirementId === undefined) return 0;
  const [first, second] = [cell(requirementId, one.id), cell(requirementId, other.id)];
  if (!first || !second) return 0;
  return (
    ANSWERS.indexOf(first.answer) - ANSWERS.indexOf(second.answer) ||
    PROOFS.indexOf(first.proof) - PROOFS.indexOf(second.proof)
  );
}

/** Further than any place on Earth: companies without a known place come last. */
const FAR = 99_999;

function compare(order: ColumnOrder, one: MatrixColumn, other: MatrixColumn): number {
  if (order === 'contributions') return other.nCounted - one.nCounted;
  if (order === 'gaps') return other.nFills - one.nFills || other.nCounted - one.nCounted;
  if (order === 'distance') return (one.distanceKm ?? FAR) - (other.distanceKm ?? FAR);
  return 0;
}

/** Without accents and capitals, for searching. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().trim();
}

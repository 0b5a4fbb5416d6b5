import type { NamedCompany } from '../../../components/fields/CompanyPicker';
import type { CandidateLine } from '../../../components/coverage/model/types';
import type { ShownGroup } from './groups';
import type { AskedOptions, Named } from './options';

/** Who is in when one begins to compose by hand. */
export interface Start {
  readonly companies: readonly NamedCompany[];
  readonly leadId: string | undefined;
  /** Those among them who are to be subcontractors only. */
  readonly subcontractorIds: readonly string[];
}

interface Situation {
  /** The group on screen, if it is one. */
  readonly group: ShownGroup | undefined;
  readonly options: Pick<AskedOptions, 'pinned' | 'lead'>;
  readonly candidates: readonly CandidateLine[];
}

/** One goes on from the group on screen; without one from those who are pinned. */
export function startOf({ group, options: { pinned, lead }, candidates }: Situation): Start {
  const known = new Map(candidates.map(({ company }) => [company.id, company]));
  const wanted: readonly Named[] = group ? group.members : distinct(lead ? [...pinned, lead] : pinned);
  return {
    companies: wanted.map(({ id, name }) => known.get(id) ?? { id, name }),
    subcontractorIds: (group?.members ?? []).flatMap(({ id, place }) => (place === 'subcontractor' ? [id] : [])),
    leadId: group ? group.members.find(({ place }) => place === 'lead')?.id : lead?.id,
  };
}

function distinct(companies: readonly Named[]): readonly Named[] {
  return companies.filter(({ id }, index) => companies.findIndex((each) => each.id === id) === index);
}

/** Those who may lead as far as is known, in the order in which they were chosen; the server has the last word. */
export function leadsAmong(companies: readonly NamedCompany[]): readonly NamedCompany[] {
  return companies.filter(({ mayLead }) => mayLead !== false);
}

import type { CallFormPartsFragment, CallStatus, ConsortiumForm, ProcedureKind } from '../../gql/calls';
import { instantToLocal, localToInstant } from '../../lib/format/dates';

export const PROCEDURES: readonly ProcedureKind[] = [
  'OPEN',
  'RESTRICTED',
  'NEGOTIATED',
  'COMPETITIVE_DIALOGUE',
  'ADAPTED',
  'OTHER',
];
export const FORMS: readonly ConsortiumForm[] = ['JOINT', 'JOINT_AND_SEVERAL'];

/** What the form of a call holds: texts as typed, instants as local time of the buyer. */
export interface CallValues {
  clusterId: string | null;
  reference: string;
  title: string;
  buyer: string;
  description: string;
  procedure: ProcedureKind;
  status: CallStatus;
  launchedAt: string;
  questionsDeadlineAt: string;
  submissionDeadlineAt: string;
  place: string;
  cpv: string[];
  estimatedValue: string;
  source: string;
  maxLotsBid: string;
  maxLotsAwarded: string;
  requiresAllLots: boolean;
  reservedFor: string;
  forbidsAloneAndGrouped: boolean;
  forbidsSeveralGroups: boolean;
  requiredForm: ConsortiumForm | null;
  requiredFormJustification: string;
}

export function callValues(call: CallFormPartsFragment | undefined, clusterId: string | null): CallValues {
  return {
    clusterId: call?.cluster.id ?? clusterId,
    reference: call?.reference ?? '',
    title: call?.title ?? '',
    buyer: call?.buyer ?? '',
    description: call?.description ?? '',
    procedure: call?.procedure ?? 'OPEN',
    status: call?.status ?? 'DRAFT',
    launchedAt: localText(call?.launchedAt),
    questionsDeadlineAt: localText(call?.questionsDeadlineAt),
    submissionDeadlineAt: localText(call?.submissionDeadlineAt),
    place: call?.place ?? '',
    cpv: [...(call?.cpv ?? [])],
    estimatedValue: call?.estimatedValue?.amount ?? '',
    source: call?.source ?? '',
    maxLotsBid: digits(call?.maxLotsBid),
    maxLotsAwarded: digits(call?.maxLotsAwarded),
    requiresAllLots: call?.requiresAllLots ?? false,
    reservedFor: call?.reservedFor ?? '',
    forbidsAloneAndGrouped: call?.forbidsAloneAndGrouped ?? false,
    forbidsSeveralGroups: call?.forbidsSeveralGroups ?? false,
    requiredForm: call?.requiredForm ?? null,
    requiredFormJustification: call?.requiredFormJustification ?? '',
  };
}

/** Everything on screen but the cluster, which does not change; what is empty clears. */
export function callInput(values: CallValues) {
  return {
    reference: values.reference.trim(),
    title: values.title.trim(),
    buyer: values.buyer.trim(),
    description: values.description.trim() || null,
    procedure: values.procedure,
    status: values.status,
    launchedAt: localToInstant(values.launchedAt) ?? null,
    questionsDeadlineAt: localToInstant(values.questionsDeadlineAt) ?? null,
    submissionDeadlineAt: localToInstant(values.submissionDeadlineAt) ?? null,
    place: values.place.trim() || null,
    cpv: values.cpv,
    estimatedValue: values.estimatedValue === '' ? null : { amount: values.estimatedValue, currency: 'EUR' },
    source: values.source.trim() || null,
    maxLotsBid: whole(values.maxLotsBid),
    maxLotsAwarded: whole(values.maxLotsAwarded),
    requiresAllLots: values.requiresAllLots,
    reservedFor: values.reservedFor.trim() || null,
    forbidsAloneAndGrouped: values.forbidsAloneAndGrouped,
    forbidsSeveralGroups: values.forbidsSeveralGroups,
    requiredForm: values.requiredForm,
    requiredFormJustification: values.requiredFormJustification.trim() || null,
  };
}

function localText(instant: string | null | undefined): string {
  return instant ? instantToLocal(instant) : '';
}

function digits(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function whole(text: string): number | null {
  return text === '' ? null : Number(text);
}

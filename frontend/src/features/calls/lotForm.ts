import type { LotFormPartsFragment } from '../../gql/calls';

/** What the form of a lot holds: texts as typed, three-state choices as words. */
export interface LotValues {
  number: string;
  title: string;
  description: string;
  cpv: string[];
  estimatedValue: string;
  place: string;
  latitude: string;
  longitude: string;
  maxMembers: string;
  reservedFor: string;
  forbidsAloneAndGrouped: Override;
  forbidsSeveralGroups: Override;
}

/** A lot follows its call unless it says otherwise. */
export type Override = 'AS_CALL' | 'YES' | 'NO';
export const OVERRIDES: readonly Override[] = ['AS_CALL', 'YES', 'NO'];

/** Names of the server's input fields that the form shows. */
export const LOT_FIELDS = [
  'number',
  'title',
  'description',
  'cpv',
  'estimatedValue',
  'place',
  'coordinates',
  'maxMembers',
  'reservedFor',
  'forbidsAloneAndGrouped',
  'forbidsSeveralGroups',
] as const;

export function lotValues(lot?: LotFormPartsFragment): LotValues {
  return {
    number: lot?.number ?? '',
    title: lot?.title ?? '',
    description: lot?.description ?? '',
    cpv: [...(lot?.cpv ?? [])],
    estimatedValue: lot?.estimatedValue?.amount ?? '',
    place: lot?.place ?? '',
    latitude: numberText(lot?.coordinates?.latitude),
    longitude: numberText(lot?.coordinates?.longitude),
    maxMembers: numberText(lot?.maxMembers),
    reservedFor: lot?.reservedFor ?? '',
    forbidsAloneAndGrouped: overrideOf(lot?.forbidsAloneAndGrouped),
    forbidsSeveralGroups: overrideOf(lot?.forbidsSeveralGroups),
  };
}

/** Everything on screen is sent; what is empty clears. */
export function lotInput(values: LotValues) {
  return {
    number: values.number.trim(),
    title: values.title.trim(),
    description: values.description.trim() || null,
    cpv: values.cpv,
    estimatedValue: values.estimatedValue === '' ? null : { amount: values.estimatedValue, currency: 'EUR' },
    place: values.place.trim() || null,
    coordinates:
      values.latitude === '' || values.longitude === ''
        ? null
        : { latitude: Number(values.latitude), longitude: Number(values.longitude) },
    maxMembers: values.maxMembers === '' ? null : Number(values.maxMembers),
    reservedFor: values.reservedFor.trim() || null,
    forbidsAloneAndGrouped: overrideInput(values.forbidsAloneAndGrouped),
    forbidsSeveralGroups: overrideInput(values.forbidsSeveralGroups),
  };
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function overrideOf(value: boolean | null | undefined): Override {
  if (value === null || value === undefined) return 'AS_CALL';
  return value ? 'YES' : 'NO';
}

function overrideInput(value: Override): boolean | null {
  return value === 'AS_CALL' ? null : value === 'YES';
}

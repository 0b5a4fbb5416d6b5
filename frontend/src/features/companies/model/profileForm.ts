import type { CompanyIdentityFragment, UpdateCompanyInput } from '../../../gql/companies';
import { fteField, fteOrNull } from '../../../lib/format/fteText';
import { textField, textOrNull, wholeOrNull } from './fields';

/** The company's page as it is typed. */
export interface ProfileValues {
  name: string;
  siren: string;
  siret: string;
  legalForm: string;
  socialStatuses: string[];
  address: {
    street: string;
    postcode: string;
    city: string;
    department: string;
    coordinates: { latitude: string; longitude: string };
  };
  headcount: string;
  availableFteTenths: string;
  website: string;
  summaryFr: string;
  summaryEn: string;
  mayLead: boolean;
  maxLots: string;
}

/** Where user errors of this form can stand. */
export const PROFILE_FIELDS = [
  'name',
  'siren',
  'siret',
  'legalForm',
  'socialStatuses',
  'address.street',
  'address.postcode',
  'address.city',
  'address.department',
  'address.coordinates.latitude',
  'address.coordinates.longitude',
  'headcount',
  'availableFteTenths',
  'website',
  'summaryFr',
  'summaryEn',
  'mayLead',
  'maxLots',
] as const;

export function profileValues(company: CompanyIdentityFragment): ProfileValues {
  const { address } = company;
  return {
    name: company.name,
    siren: textField(company.siren),
    siret: textField(company.siret),
    legalForm: textField(company.legalForm),
    socialStatuses: [...company.socialStatuses],
    address: {
      street: textField(address?.street),
      postcode: textField(address?.postcode),
      city: textField(address?.city),
      department: textField(address?.department),
      coordinates: {
        latitude: textField(address?.coordinates?.latitude),
        longitude: textField(address?.coordinates?.longitude),
      },
    },
    headcount: textField(company.headcount),
    availableFteTenths: fteField(company.availableFteTenths),
    website: textField(company.website),
    summaryFr: textField(company.summaryFr),
    summaryEn: textField(company.summaryEn),
    mayLead: company.mayLead,
    maxLots: textField(company.maxLots),
  };
}

export type ProfileInput = Omit<UpdateCompanyInput, 'companyId' | 'version' | 'financialYears'>;

/** The whole page as an input; what is empty clears. */
export function profileInput(values: ProfileValues): ProfileInput {
  return {
    name: values.name.trim(),
    siren: textOrNull(values.siren),
    siret: textOrNull(values.siret),
    legalForm: textOrNull(values.legalForm),
    socialStatuses: values.socialStatuses.map((status) => status.trim()).filter((status) => status !== ''),
    address: addressInput(values.address),
    headcount: wholeOrNull(values.headcount),
    availableFteTenths: fteOrNull(values.availableFteTenths),
    website: textOrNull(values.website),
    summaryFr: textOrNull(values.summaryFr),
    summaryEn: textOrNull(values.summaryEn),
    mayLead: values.mayLead,
    maxLots: wholeOrNull(values.maxLots),
  };
}

/** An address is replaced as a whole; without anything in it, it is cleared. */
function addressInput({ coordinates, ...typed }: ProfileValues['address']): ProfileInput['address'] {
  const { latitude, longitude } = coordinates;
  const address = {
    street: textOrNull(typed.street),
    postcode: textOrNull(typed.postcode),
    city: textOrNull(typed.city),
    department: textOrNull(typed.department),
    coordinates: latitude === '' || longitude === '' ? null : { latitude: Number(latitude), longitude: Number(longitude) },
  };
  return Object.values(address).every((value) => value === null) ? null : address;
}

/** One coordinate without the other says nothing; the field that is empty. */
export function missingCoordinate(values: ProfileValues): 'latitude' | 'longitude' | undefined {
  const { latitude, longitude } = values.address.coordinates;
  if ((latitude === '') === (longitude === '')) return undefined;
  return latitude === '' ? 'latitude' : 'longitude';
}

import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/layout/Facts';
import { Section } from '../../../components/layout/Section';
import { type CompanyIdentityFragment, CompanyIdentityFragmentDoc } from '../../../gql/companies';
import { formatCount, formatFte } from '../../../lib/format/numbers';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { Audience } from '../marks/Audience';
import { ProfileDialog } from './forms/ProfileDialog';
import classes from './sheet.module.css';

interface IdentitySectionProps {
  readonly company: FragmentRef<typeof CompanyIdentityFragmentDoc>;
  /** Whether the form opens with the page. */
  readonly opens?: boolean;
  readonly onFormEnd?: () => void;
}

/** Who the company is, where, how large, and what it lends. */
export function IdentitySection({ company: ref, opens = false, onFormEnd }: IdentitySectionProps): ReactNode {
  const { t } = useTranslation('companies');
  const company = readFragment(CompanyIdentityFragmentDoc, ref);
  const language = useLanguage();
  const [editing, dialog] = useDisclosure(opens && company.viewerCanUpdate, { onClose: onFormEnd });
  const { headcount, availableFteTenths, maxLots, socialStatuses, website } = company;
  return (
    <Section
      title={t('identity.title')}
      lead={<Audience of="public" />}
      actions={
        company.viewerCanUpdate && (
          <Button
            className={classes.action}
            variant="default"
            size="xs"
            leftSection={<Pencil size={14} aria-hidden />}
            onClick={dialog.open}
          >
            {t('identity.edit')}
          </Button>
        )
      }
    >
      {company.summary && (
        <Text mb="md" maw="46rem" className={classes.summary}>
          {company.summary}
        </Text>
      )}
      <Facts
        facts={[
          { name: t('identity.headcount'), value: headcount !== null && t('people', { count: headcount, people: formatCount(headcount, language) }) },
          { name: t('identity.place'), value: <Place address={company.address} /> },
          { name: t('identity.legalForm'), value: company.legalForm },
          { name: t('identity.statuses'), value: socialStatuses.length > 0 && <Names names={socialStatuses} /> },
          { name: t('identity.clusters'), value: <Names names={company.clusters.map(({ name }) => name)} /> },
          { name: t('identity.siren'), value: company.siren && grouped(company.siren) },
          { name: t('identity.siret'), value: company.siret && grouped(company.siret) },
          { name: t('identity.website'), value: website && <Website address={website} /> },
          { name: t('identity.lead'), value: company.mayLead ? t('identity.mayLead') : t('identity.mayNotLead') },
          { name: t('identity.fte'), value: availableFteTenths !== null && t('fte', { fte: formatFte(availableFteTenths, language) }) },
          { name: t('identity.maxLots'), value: maxLots },
        ]}
      />
      <ProfileDialog company={company} opened={editing} onClose={dialog.close} />
    </Section>
  );
}

/** Street, postcode and town on two lines. */
function Place({ address }: { readonly address: CompanyIdentityFragment['address'] }): ReactNode {
  if (!address) return null;
  const town = [address.postcode, address.city].filter(Boolean).join(' ');
  return (
    <>
      {address.street && <div>{address.street}</div>}
      {town}
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  return (
    <Group component="span" gap={4}>
      {names.map((name) => (
        <Badge key={name} color="gray" className={classes.wrapping}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}

function Website({ address }: { readonly address: string }): ReactNode {
  return (
    <Anchor href={address} rel="noreferrer">
      {address.replace(/^https?:\/\//, '').replace(/\/$/, '')}
    </Anchor>
  );
}

/** Identifiers are read in threes, the number of an establishment in five: "123 456 782 00010". */
function grouped(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ').trim();
}

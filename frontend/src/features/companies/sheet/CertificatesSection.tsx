import { Button, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../components/layout/PlainList';
import { Section } from '../../../components/layout/Section';
import { CompanyCertificatesFragmentDoc } from '../../../gql/companies';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { type Certificate, isSameCode } from '../model/certificateForm';
import { Audience } from '../marks/Audience';
import { CertificateItem } from './CertificateItem';
import { CertificateDialog } from './forms/CertificateDialog';
import classes from './sheet.module.css';

interface CertificatesSectionProps {
  readonly company: FragmentRef<typeof CompanyCertificatesFragmentDoc>;
  /** The code of the certificate whose form opens with the page. */
  readonly wanted?: string;
  readonly onFormEnd?: () => void;
}

/** The certificates with their validity; those who may add, change and remove them here. */
export function CertificatesSection({ company: ref, wanted, onFormEnd }: CertificatesSectionProps): ReactNode {
  const { t } = useTranslation('companies');
  const { id, certificates, viewerCanUpdate } = readFragment(CompanyCertificatesFragmentDoc, ref);
  const [edited, setEdited] = useState<Certificate | 'new' | undefined>(() => {
    if (wanted === undefined || !viewerCanUpdate) return undefined;
    return certificates.find(({ code }) => isSameCode(code, wanted)) ?? 'new';
  });
  return (
    <Section
      title={t('certificates.title')}
      lead={<Audience of="public" />}
      actions={
        viewerCanUpdate && (
          <Button
            className={classes.action}
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => setEdited('new')}
          >
            {t('certificates.add')}
          </Button>
        )
      }
    >
      {certificates.length === 0 && <Text c="dimmed">{t('certificates.none')}</Text>}
      <PlainList gap="xs">
        {certificates.map((certificate) => (
          <CertificateItem
            key={certificate.id}
            companyId={id}
            certificate={certificate}
            canUpdate={viewerCanUpdate}
            onEdit={() => setEdited(certificate)}
          />
        ))}
      </PlainList>
      <CertificateDialog
        companyId={id}
        certificate={edited === 'new' ? undefined : edited}
        code={wanted}
        opened={edited !== undefined}
        onClose={() => {
          setEdited(undefined);
          onFormEnd?.();
        }}
      />
    </Section>
  );
}

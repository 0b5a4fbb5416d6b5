import { Anchor } from '@mantine/core';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DocumentLink.module.css';

interface DocumentLinkProps {
  readonly address: string | null;
  /** What the document is about, for those who hear links out of their place. */
  readonly title: string;
}

/** Where the document that proves something can be read. */
export function DocumentLink({ address, title }: DocumentLinkProps): ReactNode {
  const { t } = useTranslation('companies');
  if (address === null) return null;
  return (
    <Anchor href={address} rel="noreferrer" className={classes.document} aria-label={t('documentOf', { title })}>
      <FileText size={14} aria-hidden /> {t('document')}
    </Anchor>
  );
}

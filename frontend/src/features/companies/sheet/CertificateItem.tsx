import { ActionIcon, Text } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../components/states/undoToast';
import { CreateCertificateDocument, DeleteCertificateDocument } from '../../../gql/companies';
import { useCommand } from '../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../lib/notify';
import { type Certificate, certificateInput, certificateValues } from '../model/certificateForm';
import { certificateValidity } from '../model/validity';
import { DocumentLink } from '../marks/DocumentLink';
import classes from './sheet.module.css';
import { usePeriod } from '../marks/usePeriod';
import { useToday } from '../marks/useToday';
import { ValidityBadge } from '../marks/ValidityBadge';

interface CertificateItemProps {
  readonly companyId: string;
  readonly certificate: Certificate;
  readonly canUpdate: boolean;
  readonly onEdit: () => void;
}

/** One certificate: what, by whom, how long, and whether it counts today. */
export function CertificateItem({ companyId, certificate, canUpdate, onEdit }: CertificateItemProps): ReactNode {
  const { t } = useTranslation('companies');
  const period = usePeriod();
  const today = useToday();
  const [create] = useCommand(CreateCertificateDocument);
  const [remove, removing] = useCommand(DeleteCertificateDocument);
  const { title, number, issuer, document } = certificate;

  async function putBack(): Promise<void> {
    const outcome = await create({ input: { companyId, ...certificateInput(certificateValues(certificate)) } });
    if (outcome.done) notifyDone(t('certificates.restored'));
    else notifyRefused(outcome);
  }

  async function removeIt(): Promise<void> {
    const outcome = await remove({ input: { companyId, certificateId: certificate.id } });
    if (outcome.done) showUndoToast({ message: t('certificates.removed', { title }), onUndo: () => void putBack() });
    else notifyRefused(outcome);
  }

  const details = [number, issuer, period(certificate)].filter((part) => part !== null && part !== undefined);
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <span className={classes.entryName}>{title}</span>
        <ValidityBadge validity={certificateValidity(certificate, today)} />
        {canUpdate && (
          <span className={classes.entryActions} role="group" aria-label={t('actionsOn', { name: title })}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('certificates.edit', { title })} onClick={onEdit}>
              <Pencil size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              loading={removing}
              aria-label={t('certificates.remove', { title })}
              onClick={() => void removeIt()}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      <Text size="sm" c="dimmed">
        {details.join(' · ')}
      </Text>
      <DocumentLink address={document} title={title} />
    </li>
  );
}

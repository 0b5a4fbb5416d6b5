import { ActionIcon, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Trash2 } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../components/actions/AnchorLink';
import { ConfirmDialog } from '../../../components/actions/ConfirmDialog';
import { type CompanyAwardsFragment, DeleteAwardDocument } from '../../../gql/companies';
import { formatDay } from '../../../lib/format/dates';
import { useCommand } from '../../../lib/graphql/useCommand';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { notifyDone, notifyRefused } from '../../../lib/notify';
import { DocumentLink } from '../marks/DocumentLink';
import classes from './sheet.module.css';

interface AwardItemProps {
  readonly companyId: string;
  readonly award: NonNullable<CompanyAwardsFragment['awards']>[number];
}

/** One contract: what, for whom, when, and with whom it was won. */
export function AwardItem({ companyId, award }: AwardItemProps): ReactNode {
  const { t } = useTranslation('companies');
  const language = useLanguage();
  const [asking, dialog] = useDisclosure(false);
  const [remove, removing] = useCommand(DeleteAwardDocument);
  const { id, title, reference, lotNumber, buyer, awardedOn, source, version, viewerCanDelete } = award;
  const others = award.companies.filter((company) => company.id !== companyId);

  async function removeIt(): Promise<void> {
    const outcome = await remove({ input: { awardId: id, version } });
    dialog.close();
    if (outcome.done) notifyDone(t('awards.removed', { title }));
    else notifyRefused(outcome);
  }

  const place = lotNumber === null ? reference : t('awards.lot', { reference, number: lotNumber });
  const day = awardedOn === null ? null : formatDay(awardedOn, language);
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <span className={classes.entryName}>{title}</span>
        {viewerCanDelete && (
          <span className={classes.entryActions}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('awards.remove', { title })} onClick={dialog.open}>
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      <Text size="sm" c="dimmed">
        {[place, buyer, day].filter((part) => part !== null).join(' · ')}
      </Text>
      <Text size="sm">
        {others.length === 0 ? t('awards.alone') : t('awards.with')}{' '}
        {others.map((company, index) => (
          <Fragment key={company.id}>
            {index > 0 && ', '}
            <AnchorLink to="/companies/$companyId" params={{ companyId: company.id }}>
              {company.name}
            </AnchorLink>
          </Fragment>
        ))}
      </Text>
      <DocumentLink address={source} title={title} />
      <ConfirmDialog
        opened={asking}
        title={t('awards.removeTitle')}
        confirmLabel={t('awards.removeIt')}
        danger
        busy={removing}
        onConfirm={() => void removeIt()}
        onCancel={dialog.close}
      >
        {t('awards.removeText', { title })}
      </ConfirmDialog>
    </li>
  );
}

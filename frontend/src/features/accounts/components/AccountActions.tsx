import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { EllipsisVertical, Link2, ShieldCheck, UserX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/actions/ConfirmDialog';
import { type AccountRowFragment, CloseAccountDocument, IssueLinkDocument } from '../../../gql/accounts';
import { useCommand } from '../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../lib/notify';
import { useViewer } from '../../../lib/viewer';
import { LinkDialog } from './LinkDialog';
import { RolesDialog } from './RolesDialog';

interface AccountActionsProps {
  readonly account: AccountRowFragment;
}

/** What can be done with an account: its roles, a new one-time link, closing it. */
export function AccountActions({ account }: AccountActionsProps): ReactNode {
  const { t } = useTranslation('accounts');
  const isAdministrator = useViewer()?.isNetworkAdministrator === true;
  const [editingRoles, rolesDialog] = useDisclosure(false);
  const [confirmingClose, closeDialog] = useDisclosure(false);
  const [link, setLink] = useState<string>();
  const [issueLink] = useCommand(IssueLinkDocument);
  const [closeAccount, closing] = useCommand(CloseAccountDocument);

  async function newLink(): Promise<void> {
    const outcome = await issueLink({ input: { accountId: account.id } });
    if (outcome.done) setLink(outcome.payload.link ?? undefined);
    else notifyRefused(outcome);
  }

  async function close(): Promise<void> {
    const outcome = await closeAccount({ input: { accountId: account.id, version: account.version } });
    closeDialog.close();
    if (outcome.done) notifyDone(t('accounts.closedNow', { name: account.name }));
    else notifyRefused(outcome);
  }

  if (account.isClosed) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('accounts.actionsOf', { name: account.name })}>
            <EllipsisVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<ShieldCheck size={15} aria-hidden />} onClick={rolesDialog.open}>
            {t('accounts.editRoles')}
          </Menu.Item>
          <Menu.Item leftSection={<Link2 size={15} aria-hidden />} onClick={() => void newLink()}>
            {t('accounts.newLink')}
          </Menu.Item>
          {isAdministrator && (
            <Menu.Item color="brick" leftSection={<UserX size={15} aria-hidden />} onClick={closeDialog.open}>
              {t('accounts.close')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <RolesDialog account={account} opened={editingRoles} onClose={rolesDialog.close} />
      <LinkDialog name={account.name} link={link} onClose={() => setLink(undefined)} />
      <ConfirmDialog
        opened={confirmingClose}
        title={t('accounts.closeTitle', { name: account.name })}
        confirmLabel={t('accounts.close')}
        danger
        busy={closing}
        onConfirm={() => void close()}
        onCancel={closeDialog.close}
      >
        {t('accounts.closeText')}
      </ConfirmDialog>
    </>
  );
}

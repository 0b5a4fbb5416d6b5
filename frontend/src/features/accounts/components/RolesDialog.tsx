import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../components/fields/FormActions';
import { FormErrors } from '../../../components/fields/FormErrors';
import { PlainList } from '../../../components/layout/PlainList';
import { type AccountRowFragment, GrantRoleDocument, RevokeRoleDocument } from '../../../gql/accounts';
import { showRefusal } from '../../../lib/graphql/showRefusal';
import { useCommand } from '../../../lib/graphql/useCommand';
import type { UserError } from '../../../lib/graphql/userErrors';
import { notifyDone, notifyRefused } from '../../../lib/notify';
import { GrantBadge } from './GrantBadge';
import { RoleFields } from './RoleFields';
import { roleInput, type RoleValues } from './rolePlace';

interface RolesDialogProps {
  readonly account: AccountRowFragment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

const FIELDS = ['role', 'clusterId', 'companyId'] as const;
const EMPTY: RoleValues = { role: 'COMPANY_CONTRIBUTOR', clusterId: null, companyId: null };

/** The roles of an account: those it has, and one more. */
export function RolesDialog({ account, opened, onClose }: RolesDialogProps): ReactNode {
  const { t } = useTranslation('accounts');
  const [grantRole, granting] = useCommand(GrantRoleDocument);
  const [revokeRole, revoking] = useCommand(RevokeRoleDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<RoleValues>({ initialValues: EMPTY });

  async function grant(values: RoleValues): Promise<void> {
    setErrors([]);
    const outcome = await grantRole({ input: { accountId: account.id, ...roleInput(values) } });
    if (outcome.done) {
      form.reset();
      notifyDone(t('role.granted'));
    } else {
      setErrors(showRefusal(form, outcome, FIELDS));
    }
  }

  async function revoke(grantId: string): Promise<void> {
    const outcome = await revokeRole({ input: { grantId } });
    if (outcome.done) notifyDone(t('role.revoked'));
    else notifyRefused(outcome);
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('role.title', { name: account.name })}
      closeButtonProps={{ 'aria-label': t('link.close') }}
    >
      <Stack gap="lg">
        {account.grants.length === 0 && <Text c="dimmed">{t('role.none')}</Text>}
        <PlainList>
          {account.grants.map((each) => (
            <Group component="li" key={each.id} justify="space-between" gap="xs">
              <GrantBadge grant={each} />
              <Button variant="default" size="xs" loading={revoking} onClick={() => void revoke(each.id)}>
                {t('role.revoke')}
              </Button>
            </Group>
          ))}
        </PlainList>
        <form onSubmit={form.onSubmit((values) => void grant(values))} noValidate>
          <Stack gap="md">
            <Title order={3}>{t('role.add')}</Title>
            <FormErrors errors={errors} />
            <RoleFields form={form} />
            <FormActions saving={granting} saveLabel={t('role.grant')} />
          </Stack>
        </form>
      </Stack>
    </Modal>
  );
}

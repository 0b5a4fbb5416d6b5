import { Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanyPicker } from '../../../../components/fields/CompanyPicker';
import { FormActions } from '../../../../components/fields/FormActions';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { AddConsortiumMemberDocument, type MemberRole } from '../../../../gql/consortia';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { fieldOf, sentences, type UserError } from '../../../../lib/graphql/userErrors';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyDone, notifyProblem, notifyWarning } from '../../../../lib/notify';
import { type ConsortiumProps, presentMembers } from '../consortium';
import { isStale } from '../useConsortiumCommand';

interface AddMemberDialogProps extends ConsortiumProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const ROLES: readonly MemberRole[] = ['MEMBER', 'LEAD', 'SUBCONTRACTOR'];

/** Finds a company of the cluster and takes it in. */
export function AddMemberDialog({ opened, onClose, consortium }: AddMemberDialogProps): ReactNode {
  const { t } = useTranslation(['consortia', 'components']);
  const word = useWords();
  const [add, isAdding] = useCommand(AddConsortiumMemberDocument);
  const [company, setCompany] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [role, setRole] = useState<MemberRole>('MEMBER');
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [isMissing, setIsMissing] = useState(false);

  function close(): void {
    setCompany(null);
    setRole('MEMBER');
    setErrors([]);
    setIsMissing(false);
    onClose();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsMissing(company === null);
    if (!company) return;
    const { id: consortiumId, version } = consortium;
    const outcome = await add({ input: { consortiumId, companyId: company.id, role, version } });
    if (outcome.done) {
      notifyDone(t('members.added', { company: company.name }));
      close();
    } else if (isStale(outcome.userErrors)) {
      notifyWarning(t('stale'));
    } else {
      if (outcome.problem) notifyProblem(outcome.problem);
      setErrors(outcome.userErrors);
    }
  }

  const atCompany = errors.filter(({ path }) => fieldOf(path) === 'companyId');
  const atRole = errors.filter(({ path }) => fieldOf(path) === 'role');
  const rest = errors.filter((error) => !atCompany.includes(error) && !atRole.includes(error));
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('members.add')}
      closeButtonProps={{ 'aria-label': t('components:close') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Text size="sm">{t('members.addText')}</Text>
          <FormErrors errors={rest} />
          <CompanyPicker
            label={t('members.company')}
            clusterIds={[consortium.cluster.id]}
            without={presentMembers(consortium).map((member) => member.company.id)}
            value={company}
            onChange={setCompany}
            error={isMissing && company === null ? t('members.chooseCompany') : sentences(atCompany)}
          />
          <NativeSelect
            label={t('members.role')}
            value={role}
            onChange={(event) => setRole(ROLES.find((each) => each === event.currentTarget.value) ?? 'MEMBER')}
            data={ROLES.map((each) => ({ value: each, label: word(`memberRole.${each}`) }))}
            error={sentences(atRole)}
          />
          <FormActions saveLabel={t('members.add')} saving={isAdding} onCancel={close} />
        </Stack>
      </form>
    </Modal>
  );
}

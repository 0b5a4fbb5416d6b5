import { Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateLine } from '../../../../components/coverage/model/types';
import { FormActions } from '../../../../components/fields/FormActions';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { AcceptSuggestionDocument, type ConsortiumForm } from '../../../../gql/lots';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone } from '../../../../lib/notify';
import type { RunSuggestion } from '../../model/run';
import type { Bid } from '../../model/together';
import { FormChoice } from '../forming/FormChoice';

interface AcceptDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly bid: Bid;
  readonly suggestion: RunSuggestion;
  readonly candidates: readonly CandidateLine[];
}

const FIELDS = ['name', 'leadCompanyId', 'form'] as const;

/** Makes a consortium draft out of a suggestion: its name, its lead, its form. */
export function AcceptDialog({ opened, onClose, bid, suggestion, candidates }: AcceptDialogProps): ReactNode {
  const { t } = useTranslation(['lots', 'components']);
  const navigate = useNavigate();
  const [accept, isAccepting] = useCommand(AcceptSuggestionDocument);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const leads = leadsOf(suggestion, candidates);
  const isJoint = bid.lots.length > 1;
  const number = bid.lots[0]?.number ?? '';
  const form = useForm({
    initialValues: {
      name: isJoint ? suggestion.lead.name : t('accept.defaultName', { number, lead: suggestion.lead.name }),
      leadCompanyId: suggestion.lead.id,
      form: null as ConsortiumForm | null,
    },
  });

  async function submit(values: typeof form.values): Promise<void> {
    const outcome = await accept({
      input: {
        suggestionId: suggestion.id,
        name: values.name,
        leadCompanyId: values.leadCompanyId,
        form: values.form,
      },
    });
    if (!outcome.done) {
      setErrors(showRefusal(form, outcome, FIELDS));
      return;
    }
    const { consortia, consortium } = outcome.payload;
    if (isJoint) {
      notifyDone(t('together.accepted', { count: consortia.length }));
      void navigate({ to: '/consortia' });
      return;
    }
    notifyDone(t('accept.done'));
    const consortiumId = consortium?.id;
    if (consortiumId !== undefined) void navigate({ to: '/consortia/$consortiumId', params: { consortiumId } });
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('accept.title')}
      closeButtonProps={{ 'aria-label': t('components:close') }}
    >
      <form onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
        <Stack gap="md">
          {isJoint && <Text size="sm">{t('together.acceptLead', { count: bid.lots.length })}</Text>}
          <Text size="sm">{t('accept.lead')}</Text>
          <FormErrors errors={errors} />
          <TextInput
            label={t('accept.name')}
            description={isJoint && t('together.acceptName')}
            required
            {...form.getInputProps('name')}
            data-autofocus
          />
          <NativeSelect
            label={t('accept.leadCompany')}
            description={t('accept.leadHint')}
            data={leads.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('leadCompanyId')}
          />
          <FormChoice
            value={form.values.form}
            onChange={(chosen) => form.setFieldValue('form', chosen)}
            requiredForm={bid.requiredForm}
            error={form.errors.form}
          />
          <FormActions saveLabel={t('accept.confirm')} saving={isAccepting} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}

/** Those who may lead and did not answer that they want another part; the engine's own choice always. */
function leadsOf(
  { members, subcontractors, lead }: RunSuggestion,
  candidates: readonly CandidateLine[],
): RunSuggestion['members'] {
  return members.filter(({ id, mayLead }) => {
    if (id === lead.id) return true;
    const answer = candidates.find(({ company }) => company.id === id)?.interest?.answer;
    const isSubcontractor = subcontractors.some((company) => company.id === id);
    return mayLead && !isSubcontractor && (answer === undefined || answer === 'LEAD');
  });
}

import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CompetencyField, type ChosenCompetency } from '../../../../components/fields/CompetencyField';
import { FormActions } from '../../../../components/fields/FormActions';
import { NumberField } from '../../../../components/fields/NumberField';
import { CompetencyNameDocument } from '../../../../gql/companies';
import { useWords } from '../../../../lib/i18n/useWords';
import type { Capability, WantedDeclaration } from '../../model/capabilityForm';
import { EvidenceEditor } from './EvidenceEditor';
import { LevelField } from './LevelField';
import { Refusals } from './Refusals';
import { useCapabilityForm } from './useCapabilityForm';

interface CapabilityFormProps {
  readonly companyId: string;
  readonly declared: readonly Capability[];
  readonly capability: Capability | undefined;
  readonly wanted: WantedDeclaration;
  readonly onEdit: (capability: Capability) => void;
  readonly onClose: () => void;
}

/** Competency, level, availability, words and evidence. */
export function CapabilityForm({ companyId, declared, capability, wanted, onEdit, onClose }: CapabilityFormProps): ReactNode {
  const { t } = useTranslation('companies');
  const word = useWords();
  const [competency, setCompetency] = useCompetency(wanted.declare);
  const { form, errors, competencyError, saving, save, reload } = useCapabilityForm({ companyId, capability, wanted, onClose });
  const same = capability ? undefined : declared.find((each) => each.competency.id === competency?.id);
  return (
    <form onSubmit={form.onSubmit((values) => void save(values, competency))} noValidate>
      <Stack gap="lg">
        <Refusals errors={errors} onReload={reload} />
        {!capability && (
          <CompetencyField
            label={t('capabilities.competency')}
            description={t('capabilities.competencyHint')}
            value={competency}
            onChange={setCompetency}
            error={competencyError}
          />
        )}
        {same && (
          <Alert color="lantern" role="status" title={t('capabilities.already', { name: same.competency.label })}>
            <Button size="xs" variant="default" onClick={() => onEdit(same)}>
              {t('capabilities.editThat')}
            </Button>
          </Alert>
        )}
        {wanted.level && <Text size="sm">{t('capabilities.aim', { level: word(`level.${wanted.level}`) })}</Text>}
        <LevelField {...form.getInputProps('level')} />
        <NumberField
          label={t('capabilities.fte')}
          description={t('capabilities.fteHint')}
          decimals={1}
          {...form.getInputProps('fteTenths')}
        />
        <Textarea label={t('note')} description={t('capabilities.noteHint')} autosize minRows={2} {...form.getInputProps('note')} />
        <EvidenceEditor form={form} />
        <FormActions
          saving={saving}
          saveLabel={capability ? undefined : t('capabilities.declareIt')}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}

/** The chosen competency; until one is chosen, the one that was asked for from elsewhere. */
function useCompetency(wantedId: string | undefined): [ChosenCompetency | null, (chosen: ChosenCompetency | null) => void] {
  const [chosen, setChosen] = useState<ChosenCompetency | null>();
  const [{ data }] = useQuery({ query: CompetencyNameDocument, variables: { id: wantedId ?? '' }, pause: wantedId === undefined });
  return [chosen === undefined ? (data?.competency ?? null) : chosen, setChosen];
}

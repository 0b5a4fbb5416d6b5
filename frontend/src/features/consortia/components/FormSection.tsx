import { Alert, Checkbox, Radio, Stack, Text } from '@mantine/core';
import { Landmark } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/Section';
import { showUndoToast } from '../../../components/states/undoToast';
import { type ConsortiumForm, UpdateConsortiumDocument } from '../../../gql/consortia';
import { useWords } from '../../../lib/i18n/useWords';
import type { ConsortiumProps } from './consortium';
import { useConsortiumCommand } from './useConsortiumCommand';

const FORMS: readonly ConsortiumForm[] = ['JOINT', 'JOINT_AND_SEVERAL'];

interface Liability {
  readonly form: ConsortiumForm | null;
  readonly leadIsJointlyLiable: boolean;
}

/** Who answers for what before the buyer: the legal form, in plain words. */
export function FormSection({ consortium }: ConsortiumProps): ReactNode {
  const { t } = useTranslation('consortia');
  const word = useWords();
  const [update, isUpdating] = useConsortiumCommand(UpdateConsortiumDocument);
  const { form, leadIsJointlyLiable, viewerCanUpdate } = consortium;
  const { requiredForm, requiredFormJustification } = consortium.lot.call;

  async function change(next: Liability): Promise<void> {
    const outcome = await update({ input: { consortiumId: consortium.id, ...next, version: consortium.version } });
    if (!outcome.done) return;
    const version = outcome.payload.consortium?.version ?? consortium.version;
    showUndoToast({
      message: t('form.done'),
      record: { id: consortium.id, version },
      onUndo: () => void update({ input: { consortiumId: consortium.id, form, leadIsJointlyLiable, version } }),
    });
  }

  return (
    <Section title={t('form.title')} lead={t('form.lead')}>
      <Stack gap="md">
        {requiredForm && (
          <Alert color="lake" icon={<Landmark size={17} aria-hidden />}>
            {t('form.required', { form: word(`consortiumForm.${requiredForm}`) })} {requiredFormJustification}
          </Alert>
        )}
        {viewerCanUpdate ? (
          <>
            <Radio.Group
              aria-label={t('form.title')}
              value={form ?? ''}
              onChange={(value) => {
                const chosen = FORMS.find((each) => each === value) ?? null;
                void change({ form: chosen, leadIsJointlyLiable: chosen === 'JOINT' && leadIsJointlyLiable });
              }}
            >
              <Stack gap="sm">
                {FORMS.map((each) => (
                  <Radio
                    key={each}
                    value={each}
                    disabled={isUpdating}
                    label={word(`consortiumForm.${each}`)}
                    description={t(`form.explain.${each}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {form === 'JOINT' && (
              <Checkbox
                checked={leadIsJointlyLiable}
                disabled={isUpdating}
                onChange={(event) => void change({ form, leadIsJointlyLiable: event.currentTarget.checked })}
                label={t('form.leadLiable')}
                description={t('form.leadLiableText')}
              />
            )}
          </>
        ) : (
          <div>
            <Text fw={600}>{form ? word(`consortiumForm.${form}`) : t('form.undecided')}</Text>
            {form && (
              <Text size="sm" c="dimmed">
                {t(`form.explain.${form}`)}
              </Text>
            )}
            {leadIsJointlyLiable && <Text size="sm">{t('form.leadLiable')}</Text>}
          </div>
        )}
      </Stack>
    </Section>
  );
}

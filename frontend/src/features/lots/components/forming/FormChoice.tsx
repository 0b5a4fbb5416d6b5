import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsortiumForm } from '../../../../gql/lots';
import { useWords } from '../../../../lib/i18n/useWords';

const LATER = 'LATER';
const FORMS: readonly ConsortiumForm[] = ['JOINT', 'JOINT_AND_SEVERAL'];

interface FormChoiceProps {
  readonly value: ConsortiumForm | null;
  readonly onChange: (form: ConsortiumForm | null) => void;
  /** The form that the buyer imposes after award. */
  readonly requiredForm: ConsortiumForm | null;
  readonly error?: ReactNode;
}

/** The legal form of a consortium, which may be left open in a draft. */
export function FormChoice({ value, onChange, requiredForm, error }: FormChoiceProps): ReactNode {
  const { t } = useTranslation('lots');
  const word = useWords();
  return (
    <Radio.Group
      label={t('accept.form')}
      value={value ?? LATER}
      onChange={(chosen) => onChange(FORMS.find((form) => form === chosen) ?? null)}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        <Radio value={LATER} label={t('accept.later')} description={t('accept.laterText')} />
        {FORMS.map((form) => (
          <Radio key={form} value={form} label={word(`consortiumForm.${form}`)} description={describe(form)} />
        ))}
      </Stack>
    </Radio.Group>
  );

  function describe(form: ConsortiumForm): ReactNode {
    const text = form === 'JOINT' ? t('accept.jointText') : t('accept.severalText');
    return requiredForm === form ? (
      <>
        {text} <strong>{t('accept.required')}</strong>
      </>
    ) : (
      text
    );
  }
}

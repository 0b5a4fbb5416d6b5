import { Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompetencyField } from '../../../../components/fields/CompetencyField';
import { MoneyField } from '../../../../components/fields/MoneyField';
import { NumberField } from '../../../../components/fields/NumberField';
import { useWords } from '../../../../lib/i18n/useWords';
import { FIELDS_OF, LEVELS, type RequirementValues } from '../../requirementForm';

interface DemandFieldsProps {
  readonly form: UseFormReturnType<RequirementValues>;
}

/** The threshold of a requirement: only the fields of its kind. */
export function DemandFields({ form }: DemandFieldsProps): ReactNode {
  const { t } = useTranslation('calls');
  const word = useWords();
  const { kind, competency, measure } = form.values;
  const fields = FIELDS_OF[kind];
  if (fields.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {fields.includes('competency') && (
        <CompetencyField
          label={kind === 'REFERENCES' ? t('requirement.inCompetency') : t('requirement.competency')}
          description={t('requirement.competencyHint')}
          value={competency}
          onChange={(chosen) => form.setFieldValue('competency', chosen)}
          error={form.errors.competencyId}
        />
      )}
      {fields.includes('minLevel') && (
        <Select
          label={t('requirement.minLevel')}
          description={t('requirement.minLevelHint')}
          allowDeselect={false}
          data={LEVELS.map((level) => ({ value: level, label: word(`level.${level}`) }))}
          {...form.getInputProps('minLevel')}
        />
      )}
      {fields.includes('measure') && (
        <>
          <Select
            label={t('requirement.measure')}
            allowDeselect={false}
            data={[
              { value: 'HOLDERS', label: t('requirement.measureHolders') },
              { value: 'FTE', label: t('requirement.measureFte') },
            ]}
            {...form.getInputProps('measure')}
          />
          {measure === 'HOLDERS' ? (
            <NumberField label={t('requirement.nHolders')} {...form.getInputProps('nHolders')} />
          ) : (
            <NumberField
              label={t('requirement.fte')}
              decimals={1}
              {...form.getInputProps('fte')}
              error={form.errors.fteTenths}
            />
          )}
        </>
      )}
      {fields.includes('count') && (
        <NumberField
          label={kind === 'HEADCOUNT' ? t('requirement.people') : t('requirement.references')}
          {...form.getInputProps('count')}
        />
      )}
      {fields.includes('years') && (
        <NumberField
          label={t('requirement.years')}
          description={t('requirement.yearsHint')}
          {...form.getInputProps('years')}
        />
      )}
      {fields.includes('amount') && <MoneyField label={t('requirement.amount')} {...form.getInputProps('amount')} />}
      {fields.includes('certificateCode') && (
        <TextInput
          label={kind === 'CERTIFICATE' ? t('requirement.certificate') : t('requirement.registration')}
          description={t('requirement.certificateHint')}
          {...form.getInputProps('certificateCode')}
        />
      )}
    </SimpleGrid>
  );
}

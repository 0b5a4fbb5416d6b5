import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormActions } from '../../../../components/fields/FormActions';
import { type CompanyYearsFragment, UpdateCompanyDocument } from '../../../../gql/companies';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone } from '../../../../lib/notify';
import { useNow } from '../../../../lib/useNow';
import { nextYear, yearsFields, yearsInput, yearsValues, type YearValues } from '../../model/yearsForm';
import { EditDialog } from './EditDialog';
import { focusFirstError } from './focusFirstError';
import { Refusals } from './Refusals';
import { YearFields } from './YearFields';

interface YearsDialogProps {
  readonly company: CompanyYearsFragment;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The financial years, changed as a whole list. */
export function YearsDialog({ company, opened, onClose }: YearsDialogProps): ReactNode {
  const { t } = useTranslation('companies');
  return (
    <EditDialog opened={opened} onClose={onClose} title={t('years.title')}>
      <YearsForm company={company} onClose={onClose} />
    </EditDialog>
  );
}

function YearsForm({ company, onClose }: Omit<YearsDialogProps, 'opened'>): ReactNode {
  const { t } = useTranslation('companies');
  const thisYear = new Date(useNow()).getFullYear();
  const [update, updating] = useCommand(UpdateCompanyDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const form = useForm<{ financialYears: YearValues[] }>({
    initialValues: { financialYears: yearsValues(company.financialYears) },
  });
  const rows = form.values.financialYears;

  function reload(): void {
    setErrors([]);
    form.setValues({ financialYears: yearsValues(company.financialYears) });
  }

  async function save(values: { financialYears: YearValues[] }): Promise<void> {
    setErrors([]);
    const financialYears = yearsInput(values.financialYears);
    const outcome = await update({ input: { companyId: company.id, version: company.version, financialYears } });
    if (outcome.done) {
      notifyDone(t('years.saved'));
      onClose();
      return;
    }
    setErrors(showRefusal(form, outcome, yearsFields(financialYears.length)));
    focusFirstError();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <Refusals errors={errors} onReload={reload} />
        <Text size="sm" c="dimmed">
          {t('years.hint')}
        </Text>
        {rows.map((row, index) => (
          <YearFields key={row.key} form={form} index={index} onRemove={() => form.removeListItem('financialYears', index)} />
        ))}
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => form.insertListItem('financialYears', nextYear(rows, thisYear))}
        >
          {t('years.add')}
        </Button>
        <FormActions saving={updating} onCancel={onClose} />
      </Stack>
    </form>
  );
}

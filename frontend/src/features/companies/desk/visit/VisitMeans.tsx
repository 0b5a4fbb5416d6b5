import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormErrors } from '../../../../components/fields/FormErrors';
import { NumberField } from '../../../../components/fields/NumberField';
import { type CompanyIdentityFragment, UpdateCapabilityDocument, UpdateCompanyDocument } from '../../../../gql/companies';
import { fteField, fteOrNull } from '../../../../lib/format/fteText';
import { useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone, notifyRefused } from '../../../../lib/notify';
import type { Capability } from '../../model/capabilityForm';
import type { VisitFoot } from './visitSteps';

interface VisitMeansProps extends VisitFoot {
  readonly identity: CompanyIdentityFragment;
  readonly capabilities: readonly Capability[];
}

/** How many people the company lends: in all, and on each thing that it declared. */
export function VisitMeans({ identity, capabilities, back, label, onDone }: VisitMeansProps): ReactNode {
  const { t } = useTranslation('visit');
  const [updateCompany, savingCompany] = useCommand(UpdateCompanyDocument);
  const [updateCapability, savingCapability] = useCommand(UpdateCapabilityDocument);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const form = useForm<{ inAll: string; of: Record<string, string> }>({
    initialValues: {
      inAll: fteField(identity.availableFteTenths),
      of: Object.fromEntries(capabilities.map(({ id, fteTenths }) => [id, fteTenths === 0 ? '' : fteField(fteTenths)])),
    },
  });

  /** Sends what has changed, one after the other; whether all of it was taken. */
  async function send(values: { inAll: string; of: Record<string, string> }): Promise<boolean> {
    const outcomes = [];
    const inAll = fteOrNull(values.inAll);
    if (inAll !== identity.availableFteTenths) {
      outcomes.push(await updateCompany({ input: { companyId: identity.id, version: identity.version, availableFteTenths: inAll } }));
    }
    for (const { id, version, fteTenths: was } of capabilities) {
      const fteTenths = fteOrNull(values.of[id] ?? '') ?? 0;
      // One after the other: the writes of one sheet would wait for each other anyway.
      // oxlint-disable-next-line no-await-in-loop
      if (fteTenths !== was) outcomes.push(await updateCapability({ input: { capabilityId: id, version, fteTenths } }));
    }
    const refused = outcomes.filter((outcome) => !outcome.done);
    setErrors(refused.flatMap(({ userErrors }) => userErrors));
    const unanswered = refused.find(({ problem }) => problem);
    if (unanswered) notifyRefused(unanswered);
    return refused.length === 0;
  }

  async function save(values: { inAll: string; of: Record<string, string> }): Promise<void> {
    if (!(await send(values))) return;
    notifyDone(t('over'));
    onDone();
  }

  return (
    <form onSubmit={form.onSubmit((values) => void save(values))} noValidate>
      <Stack gap="md">
        <FormErrors errors={errors} />
        <NumberField label={t('inAll')} description={t('inAllHint')} decimals={1} {...form.getInputProps('inAll')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {capabilities.map(({ id, competency }) => (
            <NumberField key={id} label={t('fteOn', { name: competency.label })} decimals={1} {...form.getInputProps(`of.${id}`)} />
          ))}
        </SimpleGrid>
        <Group>
          {back}
          <Button type="submit" loading={savingCompany || savingCapability}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

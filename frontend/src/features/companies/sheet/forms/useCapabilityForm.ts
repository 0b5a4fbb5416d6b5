import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../../components/states/undoToast';
import { DeclareCapabilityDocument, UpdateCapabilityDocument } from '../../../../gql/companies';
import { showRefusal } from '../../../../lib/graphql/showRefusal';
import { type Outcome, useCommand } from '../../../../lib/graphql/useCommand';
import type { UserError } from '../../../../lib/graphql/userErrors';
import { notifyDone, notifyRefused } from '../../../../lib/notify';
import {
  type Capability,
  capabilityFields,
  capabilityInput,
  capabilityValues,
  type CapabilityValues,
  declarationAgain,
  valuesToBegin,
  type WantedDeclaration,
} from '../../model/capabilityForm';
import { changedPart } from '../../model/changedPart';
import { focusFirstError } from './focusFirstError';

interface CapabilityFormOptions {
  readonly companyId: string;
  readonly capability: Capability | undefined;
  readonly wanted: WantedDeclaration;
  readonly onClose: () => void;
}

interface Named {
  readonly id: string;
}

interface CapabilityFormState {
  readonly form: UseFormReturnType<CapabilityValues>;
  /** What no field shows. */
  readonly errors: readonly UserError[];
  readonly competencyError: string | undefined;
  readonly saving: boolean;
  readonly save: (values: CapabilityValues, competency: Named | null) => Promise<void>;
  /** Starts again from what is stored now. */
  readonly reload: () => void;
}

/** The form of a declaration: a new one, or a change that can be taken back. */
export function useCapabilityForm({ companyId, capability, wanted, onClose }: CapabilityFormOptions): CapabilityFormState {
  const { t } = useTranslation('companies');
  const [declare, declaring] = useCommand(DeclareCapabilityDocument);
  const [update, updating] = useCommand(UpdateCapabilityDocument);
  const [errors, setErrors] = useState<UserError[]>([]);
  const [known, setKnown] = useState(capability);
  const form = useForm<CapabilityValues>({ initialValues: valuesToBegin(capability, wanted) });

  function reload(): void {
    setKnown(capability);
    setErrors([]);
    form.setValues(capabilityValues(capability));
  }

  async function putBack(before: Capability, now: { readonly version: number; readonly evidence: readonly Named[] }): Promise<void> {
    const again = declarationAgain(
      before,
      now.evidence.map(({ id }) => id),
    );
    const outcome = await update({ input: { capabilityId: before.id, version: now.version, ...again } });
    if (!outcome.done) notifyRefused(outcome);
  }

  async function send(values: CapabilityValues, competencyId: string | undefined): Promise<Outcome<unknown> | undefined> {
    if (values.level === null) return undefined;
    const input = capabilityInput(values, values.level);
    if (!capability || !known) {
      if (competencyId === undefined) return undefined;
      const outcome = await declare({ input: { companyId, competencyId, ...input } });
      if (outcome.done) notifyDone(t('capabilities.declared'));
      return outcome;
    }
    const changes = changedPart(capabilityInput(capabilityValues(known), known.level), input);
    if (Object.keys(changes).length === 0) return { done: true, payload: undefined };
    const outcome = await update({ input: { capabilityId: capability.id, version: capability.version, ...changes } });
    const saved = outcome.done ? outcome.payload.capability : undefined;
    if (saved) showUndoToast({ message: t('capabilities.saved'), onUndo: () => void putBack(capability, saved) });
    return outcome;
  }

  async function save(values: CapabilityValues, competency: Named | null): Promise<void> {
    setErrors([]);
    form.setErrors({
      ...(values.level === null && { level: t('capabilities.levelNeeded') }),
      ...(!capability && !competency && { competencyId: t('capabilities.competencyNeeded') }),
    });
    const outcome = await send(values, competency?.id);
    if (outcome?.done) {
      onClose();
      return;
    }
    if (outcome) setErrors(showRefusal(form, outcome, capabilityFields(values.evidence.length)));
    focusFirstError();
  }

  const competencyError = form.errors.competencyId;
  return {
    form,
    errors,
    competencyError: typeof competencyError === 'string' ? competencyError : undefined,
    saving: declaring || updating,
    save,
    reload,
  };
}

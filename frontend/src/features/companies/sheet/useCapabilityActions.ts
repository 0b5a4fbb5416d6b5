import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../components/states/undoToast';
import { DeclareCapabilityDocument, VerifyCapabilityDocument, WithdrawCapabilityDocument } from '../../../gql/companies';
import { useCommand } from '../../../lib/graphql/useCommand';
import { notifyDone, notifyRefused } from '../../../lib/notify';
import { type Capability, declarationAgain } from '../model/capabilityForm';

interface CapabilityActions {
  readonly withdraw: () => Promise<void>;
  readonly verify: (isVerified: boolean) => Promise<void>;
  readonly busy: boolean;
}

/** What can be done with a declaration without a form; each can be taken back. */
export function useCapabilityActions(companyId: string, capability: Capability): CapabilityActions {
  const { t } = useTranslation('companies');
  const [withdrawIt, withdrawing] = useCommand(WithdrawCapabilityDocument);
  const [declare] = useCommand(DeclareCapabilityDocument);
  const [verifyIt, verifying] = useCommand(VerifyCapabilityDocument);
  const { id, version, competency } = capability;

  async function putBack(): Promise<void> {
    const outcome = await declare({ input: { companyId, competencyId: competency.id, ...declarationAgain(capability) } });
    if (outcome.done) notifyDone(t('capabilities.restored', { name: competency.label }));
    else notifyRefused(outcome);
  }

  async function withdraw(): Promise<void> {
    const outcome = await withdrawIt({ input: { capabilityId: id, version } });
    if (outcome.done) {
      showUndoToast({ message: t('capabilities.withdrawn', { name: competency.label }), onUndo: () => void putBack() });
    } else notifyRefused(outcome);
  }

  async function verify(isVerified: boolean): Promise<void> {
    const outcome = await verifyIt({ input: { capabilityId: id, isVerified, version } });
    if (outcome.done) notifyDone(isVerified ? t('capabilities.verifiedNow') : t('capabilities.unverifiedNow'));
    else notifyRefused(outcome);
  }

  return { withdraw, verify, busy: withdrawing || verifying };
}

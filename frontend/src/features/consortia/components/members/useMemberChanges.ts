import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../../components/states/undoToast';
import {
  AddConsortiumMemberDocument,
  ChangeMemberRoleDocument,
  ChangeMemberStateDocument,
  RemoveConsortiumMemberDocument,
  SetAllocationsDocument,
} from '../../../../gql/consortia';
import { useWords } from '../../../../lib/i18n/useWords';
import { notifyDone } from '../../../../lib/notify';
import { inputOfSaved, restoredLines } from '../../model/allocation';
import type { Consortium, Member } from '../consortium';
import { useConsortiumCommand } from '../useConsortiumCommand';

interface MemberChanges {
  readonly isChanging: boolean;
  readonly setState: (member: Member, state: Member['state']) => Promise<void>;
  readonly setRole: (member: Member, role: Member['role']) => Promise<void>;
  readonly remove: (member: Member) => Promise<void>;
}

/** What a coordinator does with members; what can be taken back offers to. */
export function useMemberChanges(consortium: Consortium): MemberChanges {
  const { t } = useTranslation('consortia');
  const word = useWords();
  const [changeState, isStating] = useConsortiumCommand(ChangeMemberStateDocument);
  const [changeRole, isCasting] = useConsortiumCommand(ChangeMemberRoleDocument);
  const [remove, isRemoving] = useConsortiumCommand(RemoveConsortiumMemberDocument);
  const [add] = useConsortiumCommand(AddConsortiumMemberDocument);
  const [allocate] = useConsortiumCommand(SetAllocationsDocument);
  const { id: consortiumId, version } = consortium;

  async function setState({ id: memberId, company }: Member, state: Member['state']): Promise<void> {
    const outcome = await changeState({ input: { consortiumId, memberId, state, version } });
    if (outcome.done) {
      notifyDone(t('members.stateDone', { company: company.name, state: word(`memberState.${state}`) }));
    }
  }

  async function setRole({ id: memberId, company, role: before }: Member, role: Member['role']): Promise<void> {
    // A new lead makes the former one a member: to undo is to give the lead back.
    const formerLead = consortium.members.find((each) => each.role === 'LEAD');
    const undone = role === 'LEAD' && formerLead ? { id: formerLead.id, role: 'LEAD' as const } : { id: memberId, role: before };
    const outcome = await changeRole({ input: { consortiumId, memberId, role, version } });
    if (!outcome.done) return;
    const latest = outcome.payload.consortium?.version ?? version;
    showUndoToast({
      message: t('members.roleDone', { company: company.name, role: word(`memberRole.${role}`) }),
      record: { id: consortiumId, version: latest },
      onUndo: () => void takeRoleBack(),
    });

    async function takeRoleBack(): Promise<void> {
      const back = await changeRole({ input: { consortiumId, memberId: undone.id, role: undone.role, version: latest } });
      // Whoever gives the lead back is a member then, whatever it was before.
      if (!back.done || undone.id === memberId || before === 'MEMBER') return;
      const now = back.payload.consortium?.version ?? latest;
      await changeRole({ input: { consortiumId, memberId, role: before, version: now } });
    }
  }

  async function takeOut(member: Member): Promise<void> {
    const outcome = await remove({ input: { consortiumId, memberId: member.id, version } });
    if (!outcome.done) return;
    const latest = outcome.payload.consortium?.version ?? version;
    showUndoToast({
      message: t('members.removed', { company: member.company.name }),
      record: { id: consortiumId, version: latest },
      onUndo: () => void bringBack(member, latest),
    });
  }

  /** Back with the role and the lines it had; its state starts anew, since it has to be asked again. */
  async function bringBack({ id: formerId, company, role }: Member, latest: number): Promise<void> {
    const added = await add({ input: { consortiumId, companyId: company.id, role, version: latest } });
    const back = added.done ? added.payload.consortium : null;
    const memberId = back?.members.find((each) => each.company.id === company.id)?.id;
    if (!back || memberId === undefined) return;
    const lost = restoredLines(consortium.allocations, formerId, memberId);
    if (lost.length === 0) return;
    const allocations = [...inputOfSaved(back.allocations), ...lost];
    await allocate({ input: { consortiumId, allocations, version: back.version } });
  }

  return { isChanging: isStating || isCasting || isRemoving, setState, setRole, remove: takeOut };
}

import { Button, Group, Title, VisuallyHidden } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { showUndoToast } from '../../../../components/states/undoToast';
import { useDemandText } from '../../../../components/demand/useDemandText';
import {
  CreateRequirementDocument,
  DeleteRequirementDocument,
  type RequirementRowFragment,
  RequirementRowFragmentDoc,
} from '../../../../gql/calls';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { useCommand } from '../../../../lib/graphql/useCommand';
import { notifyRefused } from '../../../../lib/notify';
import { requirementInput, requirementValues } from '../../requirementForm';
import { useRequirementOrder } from '../../useRequirementOrder';
import classes from './RequirementEditor.module.css';
import { RequirementForm } from './RequirementForm';
import { RequirementItem } from './RequirementItem';

interface RequirementEditorProps {
  readonly lotId: string;
  readonly requirements: ReadonlyArray<FragmentRef<typeof RequirementRowFragmentDoc>>;
  readonly canUpdate: boolean;
}

const NEW = 'new';

/** What a lot asks, in order; with the right to, each line is changed in its place, by mouse or by keyboard alone. */
export function RequirementEditor({ lotId, requirements: refs, canUpdate }: RequirementEditorProps): ReactNode {
  const { t } = useTranslation('calls');
  const demandText = useDemandText();
  const { requirements, move } = useRequirementOrder(lotId, readFragment(RequirementRowFragmentDoc, refs));
  const [openForm, setOpenForm] = useState<string>();
  const [announcement, setAnnouncement] = useState('');
  const [createRequirement] = useCommand(CreateRequirementDocument);
  const [deleteRequirement] = useCommand(DeleteRequirementDocument);
  const section = useRef<HTMLElement>(null);

  /** The form is gone with its focus: it goes back to the button that opened it. */
  function closeForm(): void {
    const opened = openForm;
    setOpenForm(undefined);
    requestAnimationFrame(() => section.current?.querySelector<HTMLElement>(`[data-opens="${opened}"]`)?.focus());
  }

  function moveAndSay(requirement: RequirementRowFragment, by: -1 | 1): void {
    const position = requirements.indexOf(requirement) + 1 + by;
    if (position < 1 || position > requirements.length) return;
    move(requirement.id, by);
    const { name } = demandText(requirement);
    setAnnouncement(t('requirement.movedTo', { name, position, total: requirements.length }));
  }

  async function remove(requirement: RequirementRowFragment): Promise<void> {
    const position = requirements.indexOf(requirement);
    const outcome = await deleteRequirement({
      input: { requirementId: requirement.id, version: requirement.version },
    });
    if (!outcome.done) {
      notifyRefused(outcome);
      return;
    }
    section.current?.querySelector<HTMLElement>(`[data-opens="${NEW}"]`)?.focus();
    showUndoToast({
      message: t('requirement.removed', { name: demandText(requirement).name }),
      onUndo: () => void restore(requirement, position),
    });
  }

  async function restore(requirement: RequirementRowFragment, position: number): Promise<void> {
    const input = requirementInput(requirementValues(requirement));
    const outcome = await createRequirement({ input: { lotId, position, ...input } });
    if (!outcome.done) notifyRefused(outcome);
  }

  return (
    <section ref={section} className={classes.editor} aria-label={t('requirement.all')}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={4}>{t('requirement.all')}</Title>
        {canUpdate && (
          <Button
            variant="light"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            data-opens={NEW}
            onClick={() => setOpenForm(NEW)}
          >
            {t('requirement.add')}
          </Button>
        )}
      </Group>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {requirements.length === 0 && openForm !== NEW && (
        <EmptyState title={t('requirement.none')}>
          {canUpdate ? t('requirement.noneCoordinator') : t('requirement.noneReader')}
        </EmptyState>
      )}
      <ol className={classes.list}>
        {requirements.map((requirement, index) => (
          <li key={requirement.id}>
            {openForm === requirement.id ? (
              <RequirementForm lotId={lotId} requirement={requirement} onDone={closeForm} onCancel={closeForm} />
            ) : (
              <RequirementItem
                requirement={requirement}
                isFirst={index === 0}
                isLast={index === requirements.length - 1}
                canUpdate={canUpdate}
                onMove={(by) => moveAndSay(requirement, by)}
                onEdit={() => setOpenForm(requirement.id)}
                onRemove={() => void remove(requirement)}
              />
            )}
          </li>
        ))}
      </ol>
      {openForm === NEW && <RequirementForm lotId={lotId} onDone={closeForm} onCancel={closeForm} />}
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capability, WantedDeclaration } from '../../model/capabilityForm';
import { CapabilityForm } from './CapabilityForm';
import { EditDialog } from './EditDialog';

interface CapabilityDialogProps {
  readonly companyId: string;
  /** What the company declares already: a competency is declared once. */
  readonly declared: readonly Capability[];
  /** Absent when a new one is declared. */
  readonly capability: Capability | undefined;
  /** What a page that sends here would have declared. */
  readonly wanted: WantedDeclaration;
  readonly opened: boolean;
  /** Goes on with another declaration. */
  readonly onEdit: (capability: Capability) => void;
  readonly onClose: () => void;
}

/** Declares a capability, or changes one. */
export function CapabilityDialog({ opened, onClose, ...rest }: CapabilityDialogProps): ReactNode {
  const { t } = useTranslation('companies');
  const { capability } = rest;
  const title = capability ? capability.competency.label : t('capabilities.declare');
  return (
    <EditDialog opened={opened} onClose={onClose} title={title}>
      <CapabilityForm key={capability?.id ?? 'new'} {...rest} onClose={onClose} />
    </EditDialog>
  );
}

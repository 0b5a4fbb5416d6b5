import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Section } from '../../../../components/layout/Section';
import { type LotEntryFragment, LotEntryFragmentDoc } from '../../../../gql/calls';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { LotDialog } from './LotDialog';
import { LotEntry } from './LotEntry';
import { LotPanel } from './LotPanel';
import classes from './LotWorkbench.module.css';

interface LotWorkbenchProps {
  readonly callId: string;
  readonly lots: ReadonlyArray<FragmentRef<typeof LotEntryFragmentDoc>>;
  readonly canUpdate: boolean;
  readonly chosenLotId: string | undefined;
  readonly onChoose: (lotId: string) => void;
}

/** The lots of a call at the side, the chosen one beside them. */
export function LotWorkbench({ callId, lots: refs, canUpdate, chosenLotId, onChoose }: LotWorkbenchProps): ReactNode {
  const { t } = useTranslation('calls');
  const [adding, dialog] = useDisclosure(false);
  const lots: readonly LotEntryFragment[] = readFragment(LotEntryFragmentDoc, refs);
  const chosen = lots.find(({ id }) => id === chosenLotId) ?? lots[0];
  return (
    <Section
      bare
      title={t('lots')}
      lead={t('lotCount', { count: lots.length })}
      actions={
        canUpdate && (
          <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={dialog.open}>
            {t('lot.add')}
          </Button>
        )
      }
    >
      {chosen ? (
        <div className={classes.workbench}>
          <ul className={classes.list} aria-label={t('lots')}>
            {lots.map((lot) => (
              <li key={lot.id}>
                <LotEntry lot={lot} isChosen={lot === chosen} onChoose={() => onChoose(lot.id)} />
              </li>
            ))}
          </ul>
          <LotPanel key={chosen.id} lotId={chosen.id} isOnly={lots.length === 1} onDeleted={() => onChoose('')} />
        </div>
      ) : (
        <EmptyState title={t('lot.none')}>{t('lot.noneText')}</EmptyState>
      )}
      <LotDialog callId={callId} opened={adding} onClose={dialog.close} onSaved={onChoose} />
    </Section>
  );
}

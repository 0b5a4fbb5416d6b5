import { Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../components/states/EmptyState';
import { Section } from '../../../../components/layout/Section';
import { type LotEntryFragment, LotEntryFragmentDoc } from '../../../../gql/calls';
import { type FragmentRef, readFragment } from '../../../../lib/graphql/fragment';
import { LotDialog } from './LotDialog';
import { LotEntry } from './LotEntry';
import { LotPanel } from './LotPanel';
import { TogetherLink } from './TogetherLink';
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
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const isChoosing = canUpdate && lots.length > 1;
  // A lot that was deleted in the meantime is not asked about.
  const together = lots.filter(({ id }) => ticked.includes(id)).map(({ id }) => id);
  const chosen = lots.find(({ id }) => id === chosenLotId) ?? lots[0];
  const tick = (id: string, isTicked: boolean): void =>
    setTicked((before) => (isTicked ? [...before, id] : before.filter((each) => each !== id)));
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
          <div className={classes.side}>
            <ul className={classes.list} aria-label={t('lots')}>
              {lots.map((lot) => (
                <li key={lot.id} className={classes.row}>
                  {isChoosing && (
                    <Checkbox
                      aria-label={t('together.tick', { number: lot.number })}
                      checked={ticked.includes(lot.id)}
                      onChange={(event) => tick(lot.id, event.currentTarget.checked)}
                    />
                  )}
                  <LotEntry lot={lot} isChosen={lot === chosen} onChoose={() => onChoose(lot.id)} />
                </li>
              ))}
            </ul>
            {isChoosing && <TogetherLink callId={callId} lotIds={together} />}
          </div>
          <LotPanel key={chosen.id} callId={callId} lotId={chosen.id} isOnly={lots.length === 1} onDeleted={() => onChoose('')} />
        </div>
      ) : (
        <EmptyState title={t('lot.none')}>{t('lot.noneText')}</EmptyState>
      )}
      <LotDialog callId={callId} opened={adding} onClose={dialog.close} onSaved={onChoose} />
    </Section>
  );
}

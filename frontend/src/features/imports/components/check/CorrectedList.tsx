import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainList } from '../../../../components/layout/PlainList';
import type { Correction } from '../../corrections';
import { usePlace } from '../plan/usePlace';

/** A sheet has few as a rule; the others are shown when they are wanted. */
const SHOWN_AT_ONCE = 20;

interface CorrectedListProps {
  readonly corrected: readonly Correction[];
  readonly deciding: boolean;
  readonly onTakeBack: (correction: Correction) => void;
}

/** What was corrected on a sheet, cells and words, each with a way back to what the file says. */
export function CorrectedList({ corrected, deciding, onTakeBack }: CorrectedListProps): ReactNode {
  const { t } = useTranslation('imports');
  const [showsAll, setShowsAll] = useState(false);
  const told = useTold();
  if (corrected.length === 0) return null;
  const shown = corrected.slice(0, showsAll ? corrected.length : SHOWN_AT_ONCE);
  const nOthers = corrected.length - shown.length;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('check.correctedTitle')}
      </Text>
      <PlainList gap="xs">
        {shown.map((correction) => {
          const { where, text } = told(correction);
          return (
            <li key={`${correction.kind} ${where}`}>
              <Group gap="sm">
                <Text size="sm">{t('check.correctedCell', { where, text })}</Text>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  disabled={deciding}
                  aria-label={t('check.restoreNamed', { where })}
                  onClick={() => onTakeBack(correction)}
                >
                  {t('check.restore')}
                </Button>
              </Group>
            </li>
          );
        })}
      </PlainList>
      {nOthers > 0 && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => setShowsAll(true)}>
          {t('check.showOthers', { count: nOthers })}
        </Button>
      )}
    </div>
  );
}

/** Where a correction holds, and what is read there. */
function useTold(): (correction: Correction) => { readonly where: string; readonly text: string } {
  const { t } = useTranslation('imports');
  const place = usePlace();
  const orBlank = (text: string | null | undefined): string => (text ? text : t('words.blank'));
  return (correction) => {
    if (correction.kind === 'cell') return { where: place(correction.cell), text: orBlank(correction.cell.text) };
    const { column, found, readAs } = correction.word;
    const where = column
      ? t('check.wordOfColumn', { column, found: orBlank(found) })
      : t('check.wordOfSheet', { found: orBlank(found) });
    return { where, text: orBlank(readAs) };
  };
}

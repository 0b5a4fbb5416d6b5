import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CoordinatorLot.module.css';

export type PanelTab = 'suggestions' | 'composition';

interface LotPanelProps {
  readonly tab: PanelTab;
  /** Absent where something else chooses what is shown. */
  readonly onTab?: (tab: PanelTab) => void;
  readonly suggestions: ReactNode;
  readonly builder: ReactNode;
}

/** Beside the matrix: what the engine proposes, or what the person composes. */
export function LotPanel({ tab, onTab, suggestions, builder }: LotPanelProps): ReactNode {
  const { t } = useTranslation('lots');
  return (
    <div className={classes.panel}>
      {onTab && (
        <SegmentedControl
          fullWidth
          size="xs"
          value={tab}
          onChange={onTab}
          aria-label={t('page.panel')}
          data={[
            { value: 'suggestions' as const, label: t('page.suggestionsTab') },
            { value: 'composition' as const, label: t('build.tab') },
          ]}
        />
      )}
      {tab === 'composition' ? builder : suggestions}
    </div>
  );
}

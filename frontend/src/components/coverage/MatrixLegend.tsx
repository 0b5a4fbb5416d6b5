import { Text } from '@mantine/core';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../lib/i18n/useWords';
import classes from './CoverageMatrix.module.css';
import { ProofMark } from './grid/ProofMark';

const PROOFS = ['PROVED', 'DECLARED', 'EXPIRED', 'MISSING'] as const;
const ANSWERS = ['MEETS_ALONE', 'COUNTS', 'PARTIAL'] as const;
const MARGINS = [
  { state: 'SAFE', Icon: CircleCheck, color: 'var(--good)' },
  { state: 'FRAGILE', Icon: TriangleAlert, color: 'var(--signal)' },
  { state: 'MISSING', Icon: CircleX, color: 'var(--bad)' },
] as const;

/** What shapes, backgrounds and margins mean. */
export function MatrixLegend(): ReactNode {
  const { t } = useTranslation('coverage');
  const word = useWords();
  return (
    <details>
      <summary className={classes.opener}>{t('legend.title')}</summary>
      <div className={classes.legend}>
        <div>
          <Text size="xs" fw={600}>
            {t('legend.proofs')}
          </Text>
          {PROOFS.map((proof) => (
            <div key={proof} className={classes.legendRow}>
              <ProofMark proof={proof} /> {word(`proof.${proof}`)}
            </div>
          ))}
        </div>
        <div>
          <Text size="xs" fw={600}>
            {t('legend.answers')}
          </Text>
          {ANSWERS.map((answer) => (
            <div key={answer} className={classes.legendRow}>
              <span className={classes.swatch} data-answer={answer} /> {t(`legend.${answer}`)}
            </div>
          ))}
        </div>
        <div>
          <Text size="xs" fw={600}>
            {t('legend.margins')}
          </Text>
          {MARGINS.map(({ state, Icon, color }) => (
            <div key={state} className={classes.legendRow}>
              <Icon size={14} aria-hidden color={color} /> {t(`legend.${state}`)}
            </div>
          ))}
        </div>
      </div>
    </details>
  );
}

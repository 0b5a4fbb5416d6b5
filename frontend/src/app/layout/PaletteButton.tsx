import { Kbd, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PaletteButton.module.css';

interface PaletteButtonProps {
  readonly onClick: () => void;
}

/** The visible way into the palette; it shows the keys that lead there from everywhere. */
export function PaletteButton({ onClick }: PaletteButtonProps): ReactNode {
  const { t } = useTranslation('app');
  return (
    <UnstyledButton className={classes.button} aria-keyshortcuts="Control+K Meta+K" onClick={onClick}>
      <Search size={16} aria-hidden />
      <span className={classes.word}>{t('palette.open')}</span>
      <Kbd size="xs" aria-hidden>
        {t(isApple() ? 'palette.keys.apple' : 'palette.keys.other')}
      </Kbd>
    </UnstyledButton>
  );
}

function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}

import { Kbd, Loader, Modal, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Palette.module.css';
import { PaletteList } from './PaletteList';
import { type Entry, usePaletteEntries } from './usePaletteEntries';

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One field that leads everywhere: pages, actions, and whatever the reader may find by its name. */
export function Palette({ opened, onClose }: PaletteProps): ReactNode {
  const { t } = useTranslation('app');
  const isPhone = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  const [left, setLeft] = useState(false);
  const router = useRouter();
  function go({ path }: Entry): void {
    // The page that opens takes the focus; giving it back to the button would take it away again.
    setLeft(true);
    onClose();
    router.history.push(path);
  }
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      fullScreen={isPhone}
      centered={false}
      size="lg"
      yOffset="12dvh"
      classNames={{ content: classes.content }}
      returnFocus={!left}
      onExitTransitionEnd={() => setLeft(false)}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0} className={classes.body}>
          <PaletteBox onGo={go} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface PaletteBoxProps {
  readonly onGo: (entry: Entry) => void;
  readonly onClose: () => void;
}

function PaletteBox({ onGo, onClose }: PaletteBoxProps): ReactNode {
  const { t } = useTranslation('app');
  const listId = useId();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 150);
  const { groups, isLooking } = usePaletteEntries(text.trim(), searched);
  const entries = groups.flatMap((group) => group.entries);
  const [chosenId, setChosenId] = useState<string>();
  // What was chosen may be gone from the list: the first one is then.
  const at = Math.max(0, entries.findIndex(({ id }) => id === chosenId));
  const active = entries[at];
  const optionId = (entry: Entry): string => `${listId}-${entry.id}`;

  function choose(entry: Entry | undefined): void {
    if (!entry) return;
    setChosenId(entry.id);
    document.getElementById(optionId(entry))?.scrollIntoView({ block: 'nearest' });
  }

  function follow(event: KeyboardEvent): void {
    // Keys that finish a letter of another script are not orders.
    if (event.nativeEvent.isComposing) return;
    const next = { ArrowDown: (at + 1) % entries.length, ArrowUp: (at - 1 + entries.length) % entries.length }[event.key];
    if (next !== undefined) choose(entries[next]);
    else if (event.key === 'Enter' && active) onGo(active);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className={classes.head}>
        <Search size={18} aria-hidden />
        <input
          className={classes.input}
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(active)}
          aria-label={t('palette.field')}
          placeholder={t('palette.field')}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosenId(undefined);
          }}
          onKeyDown={follow}
        />
        {isLooking && <Loader size={16} aria-hidden />}
        <button type="button" className={classes.close} aria-label={t('palette.close')} onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </div>
      <PaletteList id={listId} groups={groups} activeId={active?.id} optionId={optionId} onGo={onGo} />
      {entries.length === 0 && <p className={classes.nothing}>{isLooking ? t('palette.looking') : t('palette.nothing')}</p>}
      <VisuallyHidden role="status">{isLooking ? '' : t('palette.count', { count: entries.length })}</VisuallyHidden>
      <p className={classes.keys} aria-hidden>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('palette.keys.choose')} <Kbd>↵</Kbd> {t('palette.keys.open')} <Kbd>{t('palette.keys.escape')}</Kbd>{' '}
        {t('palette.keys.close')}
      </p>
    </>
  );
}

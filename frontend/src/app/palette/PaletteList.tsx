import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Palette.module.css';
import type { Entry, EntryGroup } from './usePaletteEntries';

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly EntryGroup[];
  readonly activeId: string | undefined;
  readonly optionId: (entry: Entry) => string;
  readonly onGo: (entry: Entry) => void;
}

/** The list box under the field; the focus stays in the field, which says what is active. */
export function PaletteList({ id, groups, activeId, optionId, onGo }: PaletteListProps): ReactNode {
  const { t } = useTranslation('app');
  return (
    <div id={id} role="listbox" aria-label={t('palette.title')} className={classes.list}>
      {groups.map(({ name, entries }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <div id={`${id}-${name}`} className={classes.group} role="presentation">
            {t(`palette.groups.${name}`)}
          </div>
          {entries.map((entry) => (
            // The field handles the keys: options of a list box with an active descendant take no focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={entry.id}
              id={optionId(entry)}
              role="option"
              aria-selected={entry.id === activeId}
              className={classes.option}
              onClick={() => onGo(entry)}
            >
              <entry.Icon size={17} aria-hidden />
              <span className={classes.label}>{entry.label}</span>
              {entry.detail !== undefined && <span className={classes.detail}>{entry.detail}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

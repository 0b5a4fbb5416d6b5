import { UnstyledButton } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countBelow, type TreeNode } from '../model/tree';
import { EntryLink } from './EntryLink';
import classes from './vocabulary.module.css';

interface TreeBranchProps {
  readonly node: TreeNode;
  /** The entries above the chosen one: open from the start. */
  readonly above: ReadonlySet<string>;
  readonly chosen: string | undefined;
}

/** An entry with what is narrower, folded away until asked for. */
export function TreeBranch({ node, above, chosen }: TreeBranchProps): ReactNode {
  const { t } = useTranslation('competencies');
  const { entry, narrower } = node;
  const [opened, setOpened] = useState(above.has(entry.id));
  const list = useId();
  const Chevron = opened ? ChevronDown : ChevronRight;
  return (
    <li>
      <div className={classes.branch}>
        {narrower.length > 0 ? (
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={opened}
            aria-controls={list}
            aria-label={t('toggle', { label: entry.label, count: countBelow(node) })}
            onClick={() => setOpened(!opened)}
          >
            <Chevron size={16} aria-hidden />
          </UnstyledButton>
        ) : (
          <span className={classes.leaf} aria-hidden />
        )}
        <EntryLink id={entry.id} isChosen={entry.id === chosen}>
          {entry.label}
        </EntryLink>
        {narrower.length > 0 && (
          <span className={classes.count} aria-hidden>
            {countBelow(node)}
          </span>
        )}
      </div>
      <div id={list}>
        {opened && narrower.length > 0 && (
          <ul className={classes.tree}>
            {narrower.map((child) => (
              <TreeBranch key={`${child.entry.id} ${above.has(child.entry.id)}`} node={child} above={above} chosen={chosen} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/states/EmptyState';
import { type CompetencyKind, CompetencyNodeFragmentDoc } from '../../../gql/competencies';
import { type FragmentRef, readFragment } from '../../../lib/graphql/fragment';
import { useLanguage } from '../../../lib/i18n/useLanguage';
import { useWords } from '../../../lib/i18n/useWords';
import { KINDS } from '../model/competencySearch';
import { idsAbove, treesOf } from '../model/tree';
import { TreeBranch } from './TreeBranch';
import classes from './vocabulary.module.css';

interface VocabularyTreeProps {
  readonly competencies: ReadonlyArray<FragmentRef<typeof CompetencyNodeFragmentDoc>>;
  readonly kind: CompetencyKind | undefined;
  readonly chosen: string | undefined;
}

/** The whole vocabulary from broad to narrow, kind by kind, opened down to the chosen entry. */
export function VocabularyTree({ competencies, kind, chosen }: VocabularyTreeProps): ReactNode {
  const { t } = useTranslation('competencies');
  const word = useWords();
  const language = useLanguage();
  const entries = readFragment(CompetencyNodeFragmentDoc, competencies);
  const above = useMemo(() => idsAbove(entries, chosen), [entries, chosen]);
  const kinds = useMemo(
    () =>
      KINDS.filter((each) => kind === undefined || each === kind).map((each) => ({
        kind: each,
        trees: treesOf(
          entries.filter((entry) => entry.kind === each),
          language,
        ),
      })),
    [entries, kind, language],
  );
  if (kinds.every(({ trees }) => trees.length === 0)) {
    return <EmptyState title={t('noneTitle')}>{t('none')}</EmptyState>;
  }
  return (
    <div className={classes.trees}>
      {kinds
        .filter(({ trees }) => trees.length > 0)
        .map(({ kind: each, trees }) => (
          <section key={each} aria-label={word(`competencyKind.${each}`)}>
            <h2 className={classes.kind}>{t(`kinds.${each}`)}</h2>
            <ul className={classes.tree}>
              {trees.map((node) => (
                <TreeBranch key={`${node.entry.id} ${above.has(node.entry.id)}`} node={node} above={above} chosen={chosen} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

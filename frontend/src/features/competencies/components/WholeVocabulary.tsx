import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Loaded } from '../../../components/states/Loaded';
import { RowsSkeleton } from '../../../components/states/Skeletons';
import { type CompetencyNodeFragmentDoc, VocabularyDocument } from '../../../gql/competencies';
import type { FragmentRef } from '../../../lib/graphql/fragment';

type Node = FragmentRef<typeof CompetencyNodeFragmentDoc>;

interface WholeVocabularyProps {
  readonly children: (competencies: readonly Node[]) => ReactNode;
  readonly after?: string;
  readonly gathered?: readonly Node[];
}

/** Reads one page of the vocabulary after the other, then shows them together: a tree needs all its entries. */
export function WholeVocabulary({ children, after, gathered = [] }: WholeVocabularyProps): ReactNode {
  const [result, retry] = useQuery({ query: VocabularyDocument, variables: { after } });
  return (
    <Loaded result={result} retry={retry} skeleton={<RowsSkeleton rows={10} />}>
      {({ competencies: { nodes, pageInfo } }) => {
        const all = [...gathered, ...nodes];
        return pageInfo.hasNextPage && pageInfo.endCursor !== null ? (
          <WholeVocabulary after={pageInfo.endCursor} gathered={all}>
            {children}
          </WholeVocabulary>
        ) : (
          children(all)
        );
      }}
    </Loaded>
  );
}

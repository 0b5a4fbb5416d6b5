import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { problemOf } from '../../lib/graphql/problem';
import { ErrorState } from './ErrorState';
import { TextSkeleton } from './Skeletons';

interface LoadedProps<Data> {
  /** What `useQuery` returned first. */
  readonly result: { readonly data?: Data; readonly error?: CombinedError; readonly fetching: boolean };
  /** What `useQuery` returned second. */
  readonly retry: (options?: { requestPolicy: 'network-only' }) => void;
  /** Shaped like the content, so that nothing jumps when it arrives. */
  readonly skeleton?: ReactNode;
  /** The page's heading comes with the data: without data, what is shown instead is the page. */
  readonly isPage?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/** The three states of a query: loading, failed (or forbidden), and there. */
export function Loaded<Data extends object>({ result, retry, skeleton, isPage = false, children }: LoadedProps<Data>): ReactNode {
  const { data, error } = result;
  if (data !== undefined && data !== null && !(error && losesWhole(data, error))) return children(data);
  if (error) {
    return (
      <ErrorState
        isPage={isPage}
        problem={problemOf(error)}
        retry={() => retry({ requestPolicy: 'network-only' })}
      />
    );
  }
  return skeleton ?? <TextSkeleton />;
}

/** An error deep inside leaves a hole in the page; one that took a whole object with it would look like an absent object. */
function losesWhole(data: object, error: CombinedError): boolean {
  return error.graphQLErrors.some(({ path }) => {
    const [root] = path ?? [];
    return typeof root === 'string' && Reflect.get(data, root) === null;
  });
}

import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { problemOf } from '../lib/graphql/problem';
import { ErrorState } from './ErrorState';
import { TextSkeleton } from './Skeletons';

interface LoadedProps<Data> {
  /** What `useQuery` returned first. */
  readonly result: { readonly data?: Data; readonly error?: CombinedError; readonly fetching: boolean };
  /** What `useQuery` returned second. */
  readonly retry: (options?: { requestPolicy: 'network-only' }) => void;
  /** Shaped like the content, so that nothing jumps when it arrives. */
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The three states of a query: loading, failed (or forbidden), and there. */
export function Loaded<Data>({ result, retry, skeleton, children }: LoadedProps<Data>): ReactNode {
  if (result.data !== undefined && result.data !== null) return children(result.data);
  if (result.error) {
    return <ErrorState problem={problemOf(result.error)} retry={() => retry({ requestPolicy: 'network-only' })} />;
  }
  return skeleton ?? <TextSkeleton />;
}

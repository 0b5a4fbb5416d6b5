import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback } from 'react';
import { type AnyVariables, type OperationContext, useMutation } from 'urql';
import { type Problem, problemOf } from './problem';
import type { UserError } from './userErrors';

interface PayloadShape {
  readonly userErrors: readonly UserError[];
}

/** Done, refused by the business (user errors), or not answered (problem). */
export type Outcome<Payload> =
  | { readonly done: true; readonly payload: Payload }
  | { readonly done: false; readonly userErrors: readonly UserError[]; readonly problem?: Problem };

type PayloadOf<Data> = Exclude<Data[Exclude<keyof Data, '__typename'>], null | undefined>;

/** One mutation with one payload: `const [save, saving] = useCommand(UpdateCallDocument)`. */
export function useCommand<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [
  run: (variables: Variables, context?: Partial<OperationContext>) => Promise<Outcome<PayloadOf<Data>>>,
  running: boolean,
] {
  const [state, execute] = useMutation<Data, Variables>(document);
  const run = useCallback(
    async (variables: Variables, context?: Partial<OperationContext>): Promise<Outcome<PayloadOf<Data>>> => {
      const { data, error } = await execute(variables, context);
      const payload = data ? payloadOf(data) : undefined;
      if (error || !payload) {
        return { done: false, userErrors: [], problem: error ? problemOf(error) : { kind: 'internal' } };
      }
      const { userErrors } = payload as unknown as PayloadShape;
      return userErrors.length > 0 ? { done: false, userErrors } : { done: true, payload };
    },
    [execute],
  );
  return [run, state.fetching];
}

function payloadOf<Data extends object>(data: Data): PayloadOf<Data> | undefined {
  const entry = Object.entries(data).find(([name]) => name !== '__typename');
  return (entry?.[1] ?? undefined) as PayloadOf<Data> | undefined;
}

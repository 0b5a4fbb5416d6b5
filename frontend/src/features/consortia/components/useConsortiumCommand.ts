import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyVariables } from 'urql';
import { useCommand } from '../../../lib/graphql/useCommand';
import { notifyRefused, notifyWarning } from '../../../lib/notify';

type Run<Data extends object, Variables extends AnyVariables> = ReturnType<typeof useCommand<Data, Variables>>[0];

/**
 * A change of a consortium that has no form: what is refused is said at once. When someone else has changed the
 * consortium in the meantime, nothing is done; the page reads it again and says what happened.
 */
export function useConsortiumCommand<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [run: Run<Data, Variables>, running: boolean] {
  const { t } = useTranslation('consortia');
  const [command, running] = useCommand(document);
  const run: Run<Data, Variables> = useCallback(
    async (variables, context) => {
      const outcome = await command(variables, context);
      if (outcome.done) return outcome;
      if (isStale(outcome.userErrors)) notifyWarning(t('stale'));
      else notifyRefused(outcome);
      return outcome;
    },
    [command, t],
  );
  return [run, running];
}

export function isStale(userErrors: ReadonlyArray<{ readonly code: string }>): boolean {
  return userErrors.some(({ code }) => code === 'STALE_VERSION');
}

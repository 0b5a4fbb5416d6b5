import {
  cacheExchange,
  type Client,
  createClient,
  fetchExchange,
  makeOperation,
  mapExchange,
  subscriptionExchange,
} from '@urql/core';
import { createClient as createSocketClient } from 'graphql-ws';
import i18next from 'i18next';
import { GRAPHQL_ADDRESS, GRAPHQL_SOCKET_PATH } from '../addresses';
import { problemOf } from './problem';
import { noteOperation } from './refresh';

/** A tag that every query carries and every mutation clears: after a change, what is on screen is read again. */
const EVERYTHING = 'Everything';

const sessionEndListeners = new Set<() => void>();

/** Calls the listener when the server answers that nobody is signed in; the application goes to the sign-in page. */
export function onSessionEnd(listener: () => void): () => void {
  sessionEndListeners.add(listener);
  return () => sessionEndListeners.delete(listener);
}

/** The one place that talks GraphQL to the server. */
export function createGraphqlClient(): Client {
  const socket = createSocketClient({ url: socketUrl(), lazy: true, retryAttempts: 5 });
  return createClient({
    url: GRAPHQL_ADDRESS,
    preferGetMethod: false,
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': i18next.language },
    }),
    exchanges: [
      mapExchange({
        onOperation: (operation) => {
          noteOperation(operation);
          return makeOperation(operation.kind, operation, {
            ...operation.context,
            additionalTypenames: operation.context.additionalTypenames ?? [EVERYTHING],
          });
        },
        onError: (error) => {
          if (problemOf(error).kind === 'unauthenticated') {
            for (const listener of sessionEndListeners) listener();
          }
        },
      }),
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query: request.query ?? '', variables: request.variables }, sink),
          }),
        }),
      }),
    ],
  });
}

function socketUrl(): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.host}${GRAPHQL_SOCKET_PATH}`;
}

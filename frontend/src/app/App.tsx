import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Provider as GraphqlProvider } from 'urql';
import { ViewerDocument } from '../gql/app';
import { createGraphqlClient, onSessionEnd } from '../lib/graphql/client';
import { CrashBoundary } from './CrashBoundary';
import { router } from './router';
import { cssVariables, theme } from './theme';
import { ViewerProvider } from './ViewerProvider';

const graphqlClient = createGraphqlClient();
const colorSchemeManager = localStorageColorSchemeManager({ key: 'cordee-color-scheme' });

/** Providers from the outside in: look, crash net, data, person, pages. */
export function App(): ReactNode {
  useEffect(() => onSessionEnd(forgetViewer), []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-right" limit={4} />
      <CrashBoundary>
        <GraphqlProvider value={graphqlClient}>
          <ViewerProvider>
            <RouterProvider router={router} />
          </ViewerProvider>
        </GraphqlProvider>
      </CrashBoundary>
    </MantineProvider>
  );
}

let asking = false;

/** Asks anew who is signed in; when nobody is, the pages behind the sign-in send there and back (`SignedIn`). */
function forgetViewer(): void {
  if (asking) return;
  asking = true;
  void graphqlClient
    .query(ViewerDocument, {}, { requestPolicy: 'network-only' })
    .toPromise()
    .finally(() => {
      asking = false;
    });
}

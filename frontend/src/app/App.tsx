import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Provider as GraphqlProvider } from 'urql';
import { createGraphqlClient, onSessionEnd } from '../lib/graphql/client';
import { CrashBoundary } from './CrashBoundary';
import { router } from './router';
import { cssVariables, theme } from './theme';
import { ViewerProvider } from './ViewerProvider';

const graphqlClient = createGraphqlClient();
const colorSchemeManager = localStorageColorSchemeManager({ key: 'cordee-color-scheme' });

/** Providers from the outside in: look, crash net, data, person, pages. */
export function App(): ReactNode {
  useEffect(() => onSessionEnd(goToSignIn), []);
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

/** Goes to the sign-in page and keeps the address to come back to. */
function goToSignIn(): void {
  const { pathname, href } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { return: href } });
}

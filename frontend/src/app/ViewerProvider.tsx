import { Center, Container, Loader } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { ErrorState } from '../components/states/ErrorState';
import { ViewerDocument } from '../gql/app';
import { problemOf } from '../lib/graphql/problem';
import { showLanguage } from '../lib/i18n/i18n';
import { ViewerContext } from '../lib/viewer';

interface ViewerProviderProps {
  readonly children: ReactNode;
}

/** Knows who is signed in, and speaks their language. */
export function ViewerProvider({ children }: ViewerProviderProps): ReactNode {
  const [{ data: answered, error }, retry] = useQuery({ query: ViewerDocument });
  // Asked again without a network, nobody answers: who is signed in has not changed, and what they are writing stays.
  const [known, setKnown] = useState(answered);
  if (answered && answered !== known) setKnown(answered);
  const data = answered ?? known;
  const language = data?.viewer?.account.language;
  useEffect(() => {
    if (language) void showLanguage(language === 'FR' ? 'fr' : 'en');
  }, [language]);

  if (data) return <ViewerContext value={data.viewer}>{children}</ViewerContext>;
  if (error) {
    return (
      <Container size="sm" py="xl" component="main">
        <ErrorState isPage problem={problemOf(error)} retry={() => retry({ requestPolicy: 'network-only' })} />
      </Container>
    );
  }
  return (
    <Center mih="60dvh">
      <Loader type="dots" aria-hidden />
    </Center>
  );
}

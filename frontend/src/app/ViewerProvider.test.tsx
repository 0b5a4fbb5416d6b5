import { act, screen } from '@testing-library/react';
import { type Client, CombinedError, Provider } from 'urql';
import { describe, expect, it } from 'vitest';
import { makeSubject } from 'wonka';
import { renderInApp } from './testing/render';
import { ViewerProvider } from './ViewerProvider';

describe('the one who is signed in', () => {
  it('stays known when the question is asked again and nobody answers', async () => {
    const answers = makeSubject<object>();
    const client = { executeQuery: () => answers.source } as unknown as Client;
    await renderInApp(
      <Provider value={client}>
        <ViewerProvider>
          <textarea aria-label="what is being written" />
        </ViewerProvider>
      </Provider>,
    );
    act(() => answers.next({ data: { viewer: null }, stale: false }));
    const field = screen.getByRole('textbox');
    act(() => answers.next({ error: new CombinedError({ networkError: new TypeError('gone') }), stale: false }));
    expect(screen.getByRole('textbox')).toBe(field);
  });
});

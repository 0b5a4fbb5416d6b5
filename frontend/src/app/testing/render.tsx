import { MantineProvider } from '@mantine/core';
import { render, type RenderResult } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { initReactI18next } from 'react-i18next';
import { cssVariables, theme } from '../theme';
import { en } from '../wording/en';
import { fr } from '../wording/fr';

/** Renders with the look and the words of the application, in French unless told otherwise. */
export async function renderInApp(element: ReactElement, language: 'fr' | 'en' = 'fr'): Promise<RenderResult> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { fr, en },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
  });
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      {element}
    </MantineProvider>,
  );
}

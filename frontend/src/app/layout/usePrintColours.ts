import { useEffect } from 'react';

const ATTRIBUTE = 'data-mantine-color-scheme';

/** Paper is light: the colours of the screen give way while the page prints, and come back after. */
export function usePrintColours(): void {
  useEffect(() => {
    const root = document.documentElement;
    const printing = window.matchMedia('print');
    let onScreen: string | undefined;
    function change({ matches }: { readonly matches: boolean }): void {
      if (matches && onScreen === undefined) {
        onScreen = root.getAttribute(ATTRIBUTE) ?? 'light';
        root.setAttribute(ATTRIBUTE, 'light');
      } else if (!matches && onScreen !== undefined) {
        root.setAttribute(ATTRIBUTE, onScreen);
        onScreen = undefined;
      }
    }
    printing.addEventListener('change', change);
    return () => printing.removeEventListener('change', change);
  }, []);
}

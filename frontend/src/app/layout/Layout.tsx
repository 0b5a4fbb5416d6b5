import { ActionIcon, Burger, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './Brand';
import classes from './Layout.module.css';
import { OfflineNotice } from './OfflineNotice';
import { SideNav } from './SideNav';
import { usePrintColours } from './usePrintColours';

const loadPalette = async (): Promise<{ default: typeof import('../palette/Palette').Palette }> => ({
  default: (await import('../palette/Palette')).Palette,
});
const Palette = lazy(loadPalette);
/** After the page has arrived: whoever types at once after the keys must not wait for it. */
const PALETTE_AFTER_MS = 1500;

/** Navigation at the side (a drawer on phones), the page beside it. */
export function Layout(): ReactNode {
  const { t } = useTranslation('app');
  const [drawerOpened, drawer] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const { close } = drawer;
  const [paletteOpened, setPaletteOpened] = useState(false);
  // Its chunk is fetched when it is first asked for, and then stays for the way out to be drawn.
  const [paletteWanted, setPaletteWanted] = useState(false);
  function search(): void {
    close();
    setPaletteWanted(true);
    setPaletteOpened(true);
  }
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), PALETTE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  usePrintColours();
  useHotkeys([['mod+K', search]], [], true);

  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        close();
        // A new page starts at its top for the keyboard and the screen reader as for the eye; the first one does not steal the focus.
        // Its heading takes the focus; one that is still loading takes it from <main> as soon as it is there.
        const start = main.current?.querySelector<HTMLElement>('h1[tabindex]') ?? main.current;
        if (pathChanged && fromLocation) start?.focus({ preventScroll: true });
      }),
    [router, close],
  );

  return (
    <div className={classes.layout}>
      <a href="#content" className={classes.skip}>
        {t('skipToContent')}
      </a>
      <header className={classes.bar}>
        <Burger opened={drawerOpened} onClick={drawer.toggle} size="sm" aria-label={t('nav.open')} />
        <Link to="/" className={classes.barBrand}>
          <Brand />
        </Link>
        <ActionIcon variant="subtle" color="gray" size="lg" ml="auto" aria-label={t('palette.open')} aria-keyshortcuts="Control+K Meta+K" onClick={search}>
          <Search size={20} aria-hidden />
        </ActionIcon>
      </header>
      <aside className={classes.side}>
        <SideNav onSearch={search} />
      </aside>
      <Drawer.Root opened={drawerOpened} onClose={close} size={288}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('nav.label')}>
          <Drawer.Body p={0}>
            <SideNav onSearch={search} onClose={close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <main id="content" ref={main} tabIndex={-1} className={classes.main}>
        <OfflineNotice />
        <div className={classes.page}>
          <Outlet />
        </div>
      </main>
      {paletteWanted && (
        <Suspense fallback={null}>
          <Palette opened={paletteOpened} onClose={() => setPaletteOpened(false)} />
        </Suspense>
      )}
    </div>
  );
}

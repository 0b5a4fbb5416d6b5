import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './Brand';
import classes from './Layout.module.css';
import { OfflineNotice } from './OfflineNotice';
import { SideNav } from './SideNav';

/** Navigation at the side (a drawer on phones), the page beside it. */
export function Layout(): ReactNode {
  const { t } = useTranslation('app');
  const [drawerOpened, drawer] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const { close } = drawer;

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
      </header>
      <aside className={classes.side}>
        <SideNav />
      </aside>
      <Drawer.Root opened={drawerOpened} onClose={close} size={288}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('nav.label')}>
          <Drawer.Body p={0}>
            <SideNav onClose={close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <main id="content" ref={main} tabIndex={-1} className={classes.main}>
        <OfflineNotice />
        <div className={classes.page}>
          <Outlet />
        </div>
      </main>
    </div>
  );
}

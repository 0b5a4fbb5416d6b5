import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { PageSkeleton } from '../components/states/Skeletons';
import { accountSearch } from '../features/accounts/accountSearch';
import { callPlanSearch, callSearch, lotSearch } from '../features/calls/callSearch';
import { deskSearch } from '../features/companies/desk/deskSearch';
import { directorySearch } from '../features/companies/model/directorySearch';
import { competencySearch } from '../features/competencies/model/competencySearch';
import { historySearch, planSearch } from '../features/imports/importSearch';
import { togetherSearch } from '../features/lots/model/together';
import { consortiaSearch } from '../features/consortia/consortiaSearch';
import { CrashPage } from './CrashBoundary';
import { lazyPage } from './lazyPage';
import { Layout } from './layout/Layout';
import { SignedIn } from './layout/SignedIn';
import { NotFoundPage } from './pages/NotFoundPage';

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { return?: string } =>
    typeof search.return === 'string' ? { return: search.return } : {},
  component: lazyPage(async () => (await import('../features/accounts/pages/SignInPage')).SignInPage),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyPage(async () => (await import('../features/accounts/pages/SetupPage')).SetupPage),
});
const directory = createRoute({
  getParentRoute: () => root,
  path: '/directory',
  validateSearch: directorySearch,
  component: lazyPage(async () => (await import('../features/companies/pages/DirectoryPage')).DirectoryPage),
});
const company = createRoute({
  getParentRoute: () => root,
  path: '/companies/$companyId',
  component: lazyPage(async () => (await import('../features/companies/pages/CompanyPage')).CompanyPage),
});
const competencies = createRoute({
  getParentRoute: () => root,
  path: '/competencies',
  validateSearch: competencySearch,
  component: lazyPage(async () => (await import('../features/competencies/pages/CompetenciesPage')).CompetenciesPage),
});
const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/accessibility',
  component: lazyPage(async () => (await import('./pages/AccessibilityPage')).AccessibilityPage),
});

/** Everything below asks for a session first. */
const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyPage(async () => (await import('./pages/HomePage')).HomePage),
});
const calls = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls',
  validateSearch: callSearch,
  component: lazyPage(async () => (await import('../features/calls/pages/CallsPage')).CallsPage),
});
const newCall = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/new',
  component: lazyPage(async () => (await import('../features/calls/pages/NewCallPage')).NewCallPage),
});
const call = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/$callId',
  validateSearch: lotSearch,
  component: lazyPage(async () => (await import('../features/calls/pages/CallPage')).CallPage),
});
const editCall = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/$callId/edit',
  component: lazyPage(async () => (await import('../features/calls/pages/EditCallPage')).EditCallPage),
});
const callPlan = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/$callId/plan',
  validateSearch: callPlanSearch,
  component: lazyPage(async () => (await import('../features/calls/pages/CallPlanPage')).CallPlanPage),
});
const together = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls/$callId/together',
  validateSearch: togetherSearch,
  component: lazyPage(async () => (await import('../features/lots/pages/TogetherPage')).TogetherPage),
});
const lot = createRoute({
  getParentRoute: () => signedIn,
  path: '/lots/$lotId',
  component: lazyPage(async () => (await import('../features/lots/pages/LotPage')).LotPage),
});
const scenario = createRoute({
  getParentRoute: () => signedIn,
  path: '/scenarios/$scenarioId',
  component: lazyPage(async () => (await import('../features/lots/pages/ScenarioPage')).ScenarioPage),
});
const consortia = createRoute({
  getParentRoute: () => signedIn,
  path: '/consortia',
  validateSearch: consortiaSearch,
  component: lazyPage(async () => (await import('../features/consortia/pages/ConsortiaPage')).ConsortiaPage),
});
const consortium = createRoute({
  getParentRoute: () => signedIn,
  path: '/consortia/$consortiumId',
  component: lazyPage(async () => (await import('../features/consortia/pages/ConsortiumPage')).ConsortiumPage),
});
const myCompany = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-company',
  validateSearch: deskSearch,
  component: lazyPage(async () => (await import('../features/companies/pages/MyCompanyPage')).MyCompanyPage),
});
const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  validateSearch: historySearch,
  component: lazyPage(async () => (await import('../features/imports/pages/ImportsPage')).ImportsPage),
});
const importPlan = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId',
  validateSearch: planSearch,
  component: lazyPage(async () => (await import('../features/imports/pages/ImportPage')).ImportPage),
});
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyPage(async () => (await import('../features/accounts/pages/AccountPage')).AccountPage),
});
const clusters = createRoute({
  getParentRoute: () => signedIn,
  path: '/clusters',
  component: lazyPage(async () => (await import('../features/clusters/pages/ClustersPage')).ClustersPage),
});
const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts',
  validateSearch: accountSearch,
  component: lazyPage(async () => (await import('../features/accounts/pages/AccountsPage')).AccountsPage),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  directory,
  company,
  competencies,
  accessibility,
  signedIn.addChildren([home, calls, newCall, call, editCall, callPlan, together, lot, scenario, consortia, consortium, myCompany, imports, importPlan, account, clusters, accounts]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { Building2, FilePlus2, FileStack, History, Import, ListChecks, type LucideIcon, Mountain, Plus, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { PaletteLotsDocument, type PaletteLotsQuery, PaletteSearchDocument, type PaletteSearchQuery } from '../../gql/app';
import { recentPlaces } from '../../lib/recentPlaces';
import { followsCalls, followsConsortia, hasRole, useViewer, type Viewer } from '../../lib/viewer';
import { destinationsOf } from '../layout/destinations';
import { matches } from './matching';

/** What the palette offers; choosing it goes to an address. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What tells it from another of the same name. */
  readonly detail?: string;
  readonly path: string;
  readonly Icon: LucideIcon;
}

export type GroupName = 'recent' | 'actions' | 'pages' | 'calls' | 'lots' | 'companies' | 'consortia';

export interface EntryGroup {
  readonly name: GroupName;
  readonly entries: readonly Entry[];
}

interface PaletteEntries {
  readonly groups: readonly EntryGroup[];
  readonly isLooking: boolean;
}

/** The server is asked from two letters on. */
const LEAST_LETTERS = 2;
const MOST_LOTS = 6;

/** What fits the typed words: places, actions and pages at once, what the reader may see of the rest as the server answers `searched`. */
export function usePaletteEntries(typed: string, searched: string): PaletteEntries {
  const viewer = useViewer();
  const asks = searched.length >= LEAST_LETTERS;
  const [search] = useQuery({
    query: PaletteSearchDocument,
    variables: { text: searched, withCalls: followsCalls(viewer), withConsortia: followsConsortia(viewer) },
    pause: !asks,
  });
  const [lots] = useQuery({ query: PaletteLotsDocument, pause: !asks || !followsCalls(viewer) });
  const fixed = useFixedGroups(typed, viewer);
  const lotGroup = useLotGroup(asks ? lots.data : undefined, searched);
  const found = asks && search.data ? [...foundGroups(search.data), lotGroup] : [];
  return {
    groups: [...fixed, ...found.toSorted(byOrder)].filter(({ entries }) => entries.length > 0),
    isLooking: typed !== searched || (asks && (search.fetching || lots.fetching)),
  };
}

const ORDER: readonly GroupName[] = ['calls', 'lots', 'companies', 'consortia'];

function byOrder(left: EntryGroup, right: EntryGroup): number {
  return ORDER.indexOf(left.name) - ORDER.indexOf(right.name);
}

/** What is known without asking. */
function useFixedGroups(typed: string, viewer: Viewer | null): readonly EntryGroup[] {
  const { t } = useTranslation('app');
  const recent = recentPlaces(viewer?.account.id ?? '')
    .filter(({ path }) => path !== window.location.pathname)
    .map(({ path, title }) => ({ id: `recent-${path}`, label: title, path, Icon: History }));
  const pages = destinationsOf(viewer).map(({ to, word, Icon }) => ({ id: `page-${word}`, label: t(`pages.${word}`), path: to, Icon }));
  const account = { id: 'page-account', label: t('pages.account'), path: '/account', Icon: UserRound };
  const all: readonly EntryGroup[] = [
    { name: 'recent', entries: recent.slice(0, 5) },
    { name: 'actions', entries: useActions(viewer) },
    { name: 'pages', entries: viewer ? [...pages, account] : pages },
  ];
  return all.map(({ name, entries }) => ({ name, entries: entries.filter(({ label }) => matches(label, typed)) }));
}

function useActions(viewer: Viewer | null): readonly Entry[] {
  const { t } = useTranslation('app');
  const isCoordinator = (viewer?.coordinatedClusters.length ?? 0) > 0;
  return [
    isCoordinator && { id: 'new-call', label: t('home.newCall'), path: '/calls/new', Icon: FilePlus2 },
    hasRole(viewer, 'COORDINATOR', 'COMPANY_MANAGER') && { id: 'import', label: t('home.import'), path: '/imports', Icon: Import },
    isCoordinator && { id: 'add-company', label: t('palette.addCompany'), path: '/directory?add=true', Icon: Plus },
    (viewer?.companies.length ?? 0) > 0 && { id: 'declare', label: t('home.declare'), path: '/my-company?tab=capabilities', Icon: ListChecks },
  ].filter((action) => action !== false);
}

function foundGroups({ callsForTender, companies, consortia }: PaletteSearchQuery): EntryGroup[] {
  return [
    {
      name: 'calls',
      entries: (callsForTender?.nodes ?? []).map(({ id, title, reference, buyer }) => ({
        id: `call-${id}`,
        label: title,
        detail: `${reference} · ${buyer}`,
        path: `/calls/${id}`,
        Icon: FileStack,
      })),
    },
    {
      name: 'companies',
      entries: companies.nodes.map(({ id, name, address }) => ({
        id: `company-${id}`,
        label: name,
        detail: address?.city ?? undefined,
        path: `/companies/${id}`,
        Icon: Building2,
      })),
    },
    {
      name: 'consortia',
      entries: (consortia?.nodes ?? []).map(({ id, name, lot }) => ({
        id: `consortium-${id}`,
        label: name,
        detail: lot.call.title,
        path: `/consortia/${id}`,
        Icon: Mountain,
      })),
    },
  ];
}

/** The server searches calls, not lots: those of the fifty calls with the latest deadlines are looked through here. */
function useLotGroup(data: PaletteLotsQuery | undefined, typed: string): EntryGroup {
  const { t } = useTranslation('app');
  const entries = (data?.callsForTender.nodes ?? []).flatMap((call) =>
    call.lots.map(({ id, number, title }) => ({
      id: `lot-${id}`,
      label: t('palette.lot', { number, title }),
      detail: call.title,
      path: `/lots/${id}`,
      Icon: ListChecks,
    })),
  );
  const own = entries.filter(({ label }) => matches(label, typed));
  // "lot 2 mediation": the number from the lot, the rest from its call.
  const byCall = entries.filter((entry) => !own.includes(entry) && matches(`${entry.label} ${entry.detail}`, typed));
  return { name: 'lots', entries: [...own, ...byCall].slice(0, MOST_LOTS) };
}

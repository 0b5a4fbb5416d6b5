/** A place on the globe, in degrees. */
export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** A place on the drawing, in its units; y grows downwards. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

export interface GeoBounds {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Metropolitan France with Corsica: what the whole map shows. */
export const FRANCE: GeoBounds = { west: -5.3, east: 9.8, south: 41.2, north: 51.3 };

/** At least so many degrees of latitude are shown, so that one town does not fill the map. */
const SMALLEST_SPAN = 2;
/** Room around the outermost places, as a part of the span. */
const MARGIN = 0.18;

export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly bounds: GeoBounds;
  readonly project: (point: GeoPoint) => DrawnPoint;
}

export function isInside({ longitude, latitude }: GeoPoint, bounds: GeoBounds): boolean {
  return (
    longitude >= bounds.west && longitude <= bounds.east && latitude >= bounds.south && latitude <= bounds.north
  );
}

/** The part of France that holds the places, with some room; all of France when there is none. */
export function boundsAround(points: readonly GeoPoint[]): GeoBounds {
  if (points.length === 0) return FRANCE;
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  const [west, east] = widened(Math.min(...longitudes), Math.max(...longitudes), SMALLEST_SPAN * 1.5);
  const [south, north] = widened(Math.min(...latitudes), Math.max(...latitudes), SMALLEST_SPAN);
  return {
    west: Math.max(west, FRANCE.west),
    east: Math.min(east, FRANCE.east),
    south: Math.max(south, FRANCE.south),
    north: Math.min(north, FRANCE.north),
  };
}

function widened(from: number, to: number, least: number): [number, number] {
  const span = Math.max((to - from) * (1 + 2 * MARGIN), least);
  const middle = (from + to) / 2;
  return [middle - span / 2, middle + span / 2];
}

/** The bounds widened to so many times as wide as high, so that the drawing fills its frame and its words keep their size. */
export function fitted(bounds: GeoBounds, ratio: number): GeoBounds {
  const middle = (bounds.south + bounds.north) / 2;
  const narrowing = narrowingAt(middle);
  const [high, wide] = [bounds.north - bounds.south, (bounds.east - bounds.west) * narrowing];
  if (wide < high * ratio) {
    const more = (high * ratio - wide) / narrowing / 2;
    return { ...bounds, west: bounds.west - more, east: bounds.east + more };
  }
  const more = (wide / ratio - high) / 2;
  return { ...bounds, south: bounds.south - more, north: bounds.north + more };
}

/** How much shorter a degree of longitude is than one of latitude. */
function narrowingAt(latitude: number): number {
  return Math.cos((latitude * Math.PI) / 180);
}

/** Degrees to drawing: equirectangular, true to scale at the middle latitude, which is enough at the size of a country. */
export function projectionOf(bounds: GeoBounds, width: number): Projection {
  const narrowing = narrowingAt((bounds.south + bounds.north) / 2);
  const scale = width / ((bounds.east - bounds.west) * narrowing);
  return {
    width,
    height: Math.round((bounds.north - bounds.south) * scale),
    bounds,
    project: ({ longitude, latitude }) => ({
      x: (longitude - bounds.west) * narrowing * scale,
      y: (bounds.north - latitude) * scale,
    }),
  };
}

/** Meridians and parallels at whole degrees inside the bounds, every `step` degrees. */
export function graticule(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step) * step;
  const lines: number[] = [];
  for (let degree = first; degree <= to; degree += step) lines.push(degree);
  return lines;
}

export interface Mapped {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly department: string | null;
  readonly point: GeoPoint;
}

/** Companies that stand so close together that one mark shows them. */
export interface MapGroup extends DrawnPoint {
  readonly members: readonly Mapped[];
  /** The town where most of them are. */
  readonly city: string;
  readonly departments: readonly string[];
}

/** Puts companies nearer than `reach` on the drawing under one mark, the largest towns first. */
export function gathered(companies: readonly Mapped[], projection: Projection, reach: number): MapGroup[] {
  const towns = new Map<string, Mapped[]>();
  for (const company of companies) {
    const { x, y } = projection.project(company.point);
    const key = `${x.toFixed(1)} ${y.toFixed(1)}`;
    towns.set(key, [...(towns.get(key) ?? []), company]);
  }
  const bySize = [...towns.values()].toSorted((one, other) => other.length - one.length);
  const groups: Array<DrawnPoint & { members: Mapped[] }> = [];
  for (const members of bySize) {
    const [first] = members;
    if (!first) continue;
    const here = projection.project(first.point);
    const near = groups.find((group) => Math.hypot(group.x - here.x, group.y - here.y) < reach);
    if (near) near.members.push(...members);
    else groups.push({ ...here, members: [...members] });
  }
  // Towns may be joined from many single places: names are given to the largest marks first.
  const ranked = groups.toSorted((one, other) => other.members.length - one.members.length);
  return ranked.map((group) => ({
    ...group,
    city: mostFrequent(group.members.map(({ city }) => city ?? '')),
    departments: [...new Set(group.members.map(({ department }) => department ?? ''))].filter((each) => each !== ''),
  }));
}

function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? '';
}

/** The radius of the mark of so many companies: its area grows with their number. */
export function radiusOf(count: number): number {
  return Math.min(5 + Math.sqrt(count) * 2.6, 20);
}

export interface Label extends DrawnPoint {
  readonly text: string;
}

const CHARACTER_WIDTH = 6.6;
const LINE_HEIGHT = 14;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names of towns to the right of their marks, the largest first; a name that would cover another or a mark is left out. */
export function placedLabels(groups: readonly MapGroup[], width: number): Label[] {
  const taken: Box[] = groups.map(({ x, y, members }) => boxAround(x, y, radiusOf(members.length)));
  const labels: Label[] = [];
  for (const [index, { x, y, city, members }] of groups.entries()) {
    if (city === '') continue;
    const left = x + radiusOf(members.length) + 4;
    const box = { left, right: left + city.length * CHARACTER_WIDTH, top: y - LINE_HEIGHT / 2, bottom: y + LINE_HEIGHT / 2 };
    const isFree = box.right <= width && taken.every((other, rank) => rank === index || !overlaps(box, other));
    if (!isFree) continue;
    taken.push(box);
    labels.push({ x: left, y, text: city });
  }
  return labels;
}

function boxAround(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

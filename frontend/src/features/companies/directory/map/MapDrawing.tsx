import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectorySearch } from '../../model/directorySearch';
import {
  boundsAround,
  fitted,
  FRANCE,
  gathered,
  isInside,
  type MapGroup,
  type Mapped,
  placedLabels,
  projectionOf,
  radiusOf,
} from '../../model/mapProjection';
import { MapGround } from './MapGround';
import classes from './MembersMap.module.css';

/** Units of the drawing; the screen scales it. */
const WIDTH = 720;
const RATIO = 1.3;
const REACH = 16;

interface MapDrawingProps {
  readonly search: DirectorySearch;
  readonly companies: readonly Mapped[];
  readonly total: number;
}

/** The ground with one mark per town; a mark narrows the list to its departments. */
export function MapDrawing({ search, companies, total }: MapDrawingProps): ReactNode {
  const { t } = useTranslation('companies');
  const inFrance = companies.filter(({ point }) => isInside(point, FRANCE));
  const projection = projectionOf(fitted(boundsAround(inFrance.map(({ point }) => point)), RATIO), WIDTH);
  const groups = gathered(inFrance, projection, REACH);
  const elsewhere = total - inFrance.length;
  return (
    <figure className={classes.frame}>
      <svg
        className={classes.map}
        viewBox={`0 0 ${projection.width} ${projection.height}`}
        role="group"
        aria-label={t('map.label', { count: inFrance.length })}
      >
        <MapGround projection={projection} />
        {groups.map((group) => (
          <Mark key={`${group.x} ${group.y}`} group={group} search={search} />
        ))}
        {placedLabels(groups, projection.width).map(({ x, y, text }) => (
          <text key={`${x} ${y}`} x={x} y={y} className={classes.label} aria-hidden>
            {text}
          </text>
        ))}
      </svg>
      <figcaption className={classes.caption}>
        {elsewhere > 0 ? t('map.captionElsewhere', { count: elsewhere }) : t('map.caption')}
      </figcaption>
    </figure>
  );
}

interface MarkProps {
  readonly group: MapGroup;
  readonly search: DirectorySearch;
}

function Mark({ group, search }: MarkProps): ReactNode {
  const { t } = useTranslation('companies');
  const { x, y, city, members, departments } = group;
  return (
    <Link
      to="/directory"
      search={{ ...search, departments: departments.length > 0 ? departments : search.departments }}
      className={classes.mark}
      aria-label={t('map.mark', { count: members.length, city, departments: departments.join(', ') })}
    >
      <title>{members.map(({ name }) => name).join('\n')}</title>
      <circle cx={x} cy={y} r={radiusOf(members.length)} />
      {members.length > 1 && (
        <text x={x} y={y} className={classes.number} aria-hidden>
          {members.length}
        </text>
      )}
    </Link>
  );
}

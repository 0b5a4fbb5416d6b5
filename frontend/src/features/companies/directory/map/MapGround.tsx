import type { ReactNode } from 'react';
import { type GeoPoint, graticule, type Projection } from '../../model/mapProjection';
import { FRANCE_OUTLINE } from './franceOutline';
import classes from './MembersMap.module.css';

interface MapGroundProps {
  readonly projection: Projection;
}

/** Land and lines of the globe: enough to know where one is. */
export function MapGround({ projection }: MapGroundProps): ReactNode {
  const { bounds, project } = projection;
  const step = bounds.north - bounds.south > 6 ? 2 : 1;
  const path = (points: readonly GeoPoint[]): string =>
    points
      .map(project)
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
  return (
    <g aria-hidden>
      {FRANCE_OUTLINE.map((outline) => (
        <path key={outline.length} className={classes.land} d={`${path(outline)}Z`} />
      ))}
      {graticule(bounds.west, bounds.east, step).map((longitude) => (
        <path
          key={`meridian ${longitude}`}
          className={classes.grid}
          d={path([
            { longitude, latitude: bounds.south },
            { longitude, latitude: bounds.north },
          ])}
        />
      ))}
      {graticule(bounds.south, bounds.north, step).map((latitude) => (
        <path
          key={`parallel ${latitude}`}
          className={classes.grid}
          d={path([
            { longitude: bounds.west, latitude },
            { longitude: bounds.east, latitude },
          ])}
        />
      ))}
    </g>
  );
}

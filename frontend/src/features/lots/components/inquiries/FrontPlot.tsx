import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { FrontPoints } from './FrontAnswer';
import classes from './Question.module.css';

interface FrontPlotProps {
  readonly points: FrontPoints;
  readonly goal: string;
}

const WIDTH = 320;
const HEIGHT = 130;
const LEFT = 44;
const BOTTOM = 22;
const EDGE = 10;

/** The points of a front as steps; the table beside it says the same. */
export function FrontPlot({ points, goal }: FrontPlotProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const members = points.map(({ nMembers }) => nMembers);
  const values = points.map(({ value }) => Number(value));
  const across = scale(members, [LEFT + EDGE, WIDTH - EDGE]);
  const up = scale(values, [HEIGHT - BOTTOM - EDGE, EDGE]);
  const places = points.map(({ nMembers, value }) => ({ x: across(nMembers), y: up(Number(value)), nMembers, value }));
  const path = places.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x} V${y}`)).join(' ');
  return (
    <svg className={classes.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('questions.frontPlot', { goal })}>
      <path className={classes.axis} d={`M${LEFT} ${EDGE} V${HEIGHT - BOTTOM} H${WIDTH}`} fill="none" />
      <path className={classes.steps} d={path} />
      {places.map(({ x, y, nMembers, value }) => (
        <g key={nMembers}>
          <circle cx={x} cy={y} r={4} fill="currentColor" />
          <text className={classes.label} x={x} y={HEIGHT - 6} textAnchor="middle">
            {nMembers}
          </text>
          <text className={classes.label} x={LEFT - 6} y={y + 4} textAnchor="end">
            {formatCount(Number(value), language)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** From values to places between two ends; the middle when all values are one. */
function scale(values: readonly number[], [from, to]: readonly [number, number]): (value: number) => number {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return (value) => (least === most ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from));
}

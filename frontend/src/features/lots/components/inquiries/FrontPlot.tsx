import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../lib/format/numbers';
import { useLanguage } from '../../../../lib/i18n/useLanguage';
import type { FrontPoints } from './FrontAnswer';
import classes from './Question.module.css';

interface FrontPlotProps {
  readonly points: FrontPoints;
  /** The goal across. */
  readonly across: string;
  /** The goal upwards. */
  readonly up: string;
}

const WIDTH = 320;
const HEIGHT = 130;
const LEFT = 44;
const BOTTOM = 22;
const EDGE = 10;
const MOST_FIGURES = 7;

/** The points of a front as steps; the table beside it says the same. */
export function FrontPlot({ points, across: goalAcross, up: goalUp }: FrontPlotProps): ReactNode {
  const { t } = useTranslation('lots');
  const language = useLanguage();
  const pairs = points.map(({ values }) => ({ first: Number(values[0]?.value), second: Number(values[1]?.value) }));
  const across = scale(pairs.map(({ first }) => first), [LEFT + EDGE, WIDTH - EDGE]);
  const up = scale(pairs.map(({ second }) => second), [HEIGHT - BOTTOM - EDGE, EDGE]);
  const places = pairs.map(({ first, second }) => ({ x: across(first), y: up(second), first, second }));
  // Figures that stand closer than they are wide would lie on one another: every so many is written.
  const every = Math.ceil(places.length / MOST_FIGURES);
  const path = places.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x} V${y}`)).join(' ');
  return (
    <svg className={classes.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('questions.frontPlot', { across: goalAcross, up: goalUp })}>
      <path className={classes.axis} d={`M${LEFT} ${EDGE} V${HEIGHT - BOTTOM} H${WIDTH}`} fill="none" />
      <path className={classes.steps} d={path} />
      {places.map(({ x, y, first, second }, index) => (
        <g key={`${first}/${second}`}>
          <circle cx={x} cy={y} r={4} fill="currentColor" />
          {index % every === 0 && (
            <>
              <text className={classes.label} x={x} y={HEIGHT - 6} textAnchor="middle">
                {formatCount(first, language)}
              </text>
              <text className={classes.label} x={LEFT - 6} y={y + 4} textAnchor="end">
                {formatCount(second, language)}
              </text>
            </>
          )}
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

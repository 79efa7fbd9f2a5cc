import { groupBy } from '../../../base/group-by.ts';
import { SIGNS } from '../compare/target-words.tsx';
import { useFrame } from '../frame/frame.tsx';
import type { MeasureAnswer, MeasureTargetAnswer } from './strategy.question.ts';

const WIDTH = 360;
const LEFT = 44;
const RIGHT = 24;
const ROW = 62;

interface Row {
  year: number;
  milestone: { operator: string; value: number } | null;
  /** Targets of one value stand in one dot. */
  dots: { value: number; targets: MeasureTargetAnswer[]; comparable: boolean }[];
}

/** Lays out what has a number and a year, in the unit of the measure: only that can stand on one scale. */
function rowsOf({ milestones, targets, unit }: MeasureAnswer): Row[] {
  const placed = targets.nodes.flatMap((target) =>
    target.value === null || target.year === null || target.unit !== unit
      ? []
      : [{ target, year: target.year, value: Number(target.value) }],
  );
  const years = [
    ...new Set([
      ...milestones.filter(({ value }) => value !== null).map(({ year }) => year),
      ...placed.map(({ year }) => year),
    ]),
  ].sort((a, b) => a - b);
  return years.map((year) => {
    const milestone = milestones.find((one) => one.year === year && one.value !== null);
    const here = placed.filter((one) => one.year === year);
    return {
      year,
      milestone: milestone ? { operator: milestone.operator, value: Number(milestone.value) } : null,
      dots: [...groupBy(here, ({ value }) => String(value)).values()].map((list) => ({
        value: list[0]?.value ?? 0,
        targets: list.map(({ target }) => target),
        comparable: list.some(({ target }) => target.againstNation !== 'NOT_COMPARABLE'),
      })),
    };
  });
}

/** The size of the picture of a measure; null where it has no number to draw. */
export function sizeOfChart(measure: MeasureAnswer): { width: number; height: number } | null {
  const rows = rowsOf(measure);
  return rows.length === 0 ? null : { width: WIDTH, height: heightOf(rows) };
}

const heightOf = (rows: readonly Row[]) => rows.length * ROW + 8;

/** A measure as a picture: a tick for each milestone, a dot for the plans that set a number. The table beside it says the same. */
export function MeasureChart({ measure }: { measure: MeasureAnswer }) {
  const { t, number } = useFrame();
  const rows = rowsOf(measure);
  const values = rows.flatMap(({ milestone, dots }) => [
    ...(milestone ? [milestone.value] : []),
    ...dots.map((dot) => dot.value),
  ]);
  if (values.length === 0) return null;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low) * 0.12 || Math.abs(high) * 0.1 || 1;
  const from = low >= 0 ? Math.max(0, low - margin) : low - margin;
  const to = high + margin;
  const x = (value: number) => LEFT + ((value - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const at = (value: number) => x(value).toFixed(1);
  const words = rows
    .map(({ year, milestone, dots }) =>
      [
        `${year}:`,
        milestone
          ? t(
              `mốc quốc gia ${SIGNS[milestone.operator] ?? ''} ${number(milestone.value)}`,
              `national milestone ${SIGNS[milestone.operator] ?? ''} ${number(milestone.value)}`,
            )
          : t('không có mốc quốc gia', 'no national milestone'),
        t(
          `${dots.reduce((n, dot) => n + dot.targets.length, 0)} kế hoạch`,
          `${dots.reduce((n, dot) => n + dot.targets.length, 0)} plans`,
        ),
      ].join(' '),
    )
    .join('; ');
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${heightOf(rows)}`} role="img" aria-label={words}>
      {rows.map(({ year, milestone, dots }, i) => {
        const y = i * ROW + 38;
        return (
          <g key={year}>
            <text className="year" x="0" y={y + 5}>
              {year}
            </text>
            <path className="axis" d={`M${LEFT} ${y}H${WIDTH - RIGHT}`} />
            {milestone ? (
              <g className="milestone">
                <path d={`M${at(milestone.value)} ${y - 16}V${y + 16}`} />
                <text x={at(milestone.value)} y={y - 20}>
                  {SIGNS[milestone.operator]} {number(milestone.value)}
                </text>
              </g>
            ) : null}
            {dots.map((dot) => (
              <g key={dot.value} className={dot.comparable ? 'dot' : 'dot hollow'}>
                <title>
                  {`${number(dot.value)}: ${dot.targets.flatMap(({ plan }) => plan?.province.name ?? []).join(', ')}`}
                </title>
                <circle cx={at(dot.value)} cy={y} r={dot.targets.length > 1 ? 10 : 6} />
                {dot.targets.length > 1 ? (
                  <text x={at(dot.value)} y={y + 4}>
                    {dot.targets.length}
                  </text>
                ) : null}
              </g>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

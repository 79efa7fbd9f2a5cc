import { labelOf } from '../../../operations/labels.ts';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import { coverageMark, MARKS, MarkIcon, MarkName } from '../frame/marks.tsx';
import { Scroll } from '../frame/scroll.tsx';
import type { ProvincePlanAnswer } from './province.question.ts';

/** The most years of a timeline; longer ones are cut at their beginning. */
const LONGEST = 20;

const yearOf = (day: string | null | undefined) => (day ? Number(day.slice(0, 4)) : null);

interface Bar {
  plan: ProvincePlanAnswer;
  from: number;
  to: number;
  openFrom: boolean;
  openTo: boolean;
}

/** The plans with a known period, over the years that they cover together. */
function barsOf(plans: readonly ProvincePlanAnswer[]): { bars: Bar[]; years: number[] } {
  const spans = plans.flatMap((plan) => {
    const from = yearOf(plan.period?.from);
    const to = yearOf(plan.period?.to);
    return from === null && to === null ? [] : [{ plan, from, to }];
  });
  const known = spans.flatMap(({ from, to }) => [from, to]).filter((year) => year !== null);
  if (known.length === 0) return { bars: [], years: [] };
  const last = Math.max(...known);
  const first = Math.max(Math.min(...known), last - LONGEST + 1);
  const bars = spans.map(({ plan, from, to }) => ({
    plan,
    from: Math.max(from ?? first, first),
    to: Math.max(to ?? last, first),
    openFrom: from === null,
    openTo: to === null,
  }));
  return { bars, years: Array.from({ length: last - first + 1 }, (_, i) => first + i) };
}

/** The plans over time: a bar is a period, its sign how well the plan is known. */
export function Timeline({ plans }: { plans: readonly ProvincePlanAnswer[] }) {
  const { t } = useFrame();
  const { bars, years } = barsOf(plans);
  if (bars.length === 0) return null;
  return (
    <Scroll label={t('Kế hoạch theo thời gian', 'Plans over time')}>
      <table className="strip timeline">
        <caption>{t('Kế hoạch theo thời gian', 'Plans over time')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Kế hoạch', 'Plan')}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                <span className="century">{String(year).slice(0, 2)}</span>
                {String(year).slice(2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <BarRow key={bar.plan.id} bar={bar} first={years[0] ?? bar.from} last={years.at(-1) ?? bar.to} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function BarRow({
  bar: { plan, from, to: end, openFrom, openTo },
  first,
  last,
}: {
  bar: Bar;
  first: number;
  last: number;
}) {
  const { t, to, say } = useFrame();
  const mark = coverageMark('PRESENT', plan.completeness);
  const open = [openFrom ? 'open-from' : '', openTo ? 'open-to' : ''].filter(Boolean).join(' ');
  const empty = (count: number) => (count > 0 ? <td colSpan={count} /> : null);
  return (
    <tr>
      <th scope="row">
        <a href={to(`/plans/${plan.slug}`)}>{plan.number ?? t('không rõ số', 'number not known')}</a>
      </th>
      {empty(from - first)}
      <td colSpan={end - from + 1} className={`bar-of is-${mark} ${open}`.trim()}>
        <MarkIcon mark={mark} />
        <span className="visually-hidden">
          {openFrom ? '…' : from}
          {from === end && !openFrom && !openTo ? '' : `–${openTo ? '…' : end}`}: {say(MARKS[mark].name)}
        </span>
      </td>
      {empty(last - end)}
    </tr>
  );
}

/** The same plans as a table, those without a known period too. */
export function PlansOfProvince({ plans, slug }: { plans: readonly ProvincePlanAnswer[]; slug: string }) {
  const { t, to, say, day } = useFrame();
  if (plans.length === 0) return null;
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">{t('Kế hoạch', 'Plan')}</th>
          <th scope="col">{t('Thời kỳ', 'Period')}</th>
          <th scope="col">{t('Loại', 'Role')}</th>
          <th scope="col">{t('Biết tới đâu', 'How well known')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              <a href={to(`/plans/${plan.slug}`)}>{plan.number ?? t('không rõ số', 'number not known')}</a>
              {plan.title === null ? null : (
                <small>
                  <Official vi={plan.title} en={plan.titleEn} />
                </small>
              )}
              {plan.province.slug === slug ? null : (
                <small>
                  {t('của', 'of')} <Name of={plan.province} />
                </small>
              )}
              {plan.unit ? <small lang="vi">{plan.unit.fullName}</small> : null}
            </th>
            <td>
              {plan.period === null ? (
                <small>{t('không rõ', 'not known')}</small>
              ) : (
                [plan.period.from, plan.period.to].map((one) => (one === null ? '…' : day(one))).join(' – ')
              )}
            </td>
            <td>{say(labelOf(plan.role))}</td>
            <td>
              <MarkName mark={coverageMark('PRESENT', plan.completeness)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

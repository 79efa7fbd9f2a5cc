import { OPERATORS } from '../../src/base/vocabulary.ts';
import type { Generated } from './generate.ts';
import { committeeOf, departmentOf, programmeOf, unionOf } from './generate-frame.ts';
import type { PlanSketch } from './generate-plans.ts';
import { type Random, randomOf } from './random.ts';
import type { Reference } from './reference.ts';
import { HEADINGS, PHRASES, PLACES, VERBS } from './vocabulary.ts';

/** Leaf tasks under one heading. */
const PER_HEADING = 4;

/** Makes the headings and tasks of a plan, and the text of the page that they were read from. */
export function generateTasks(
  random: Random,
  plan: PlanSketch,
  count: number,
  reference: Reference,
  page: string,
): { records: Generated[]; text: string } {
  const lines: string[] = [];
  const records: Generated[] = [];
  const quoted = plan.completeness !== null && random.chance(0.5);
  let at = 0;
  const evidenceOf = (line: string, locator: string) => {
    if (plan.completeness === null) return null;
    const start = at;
    lines.push(line);
    at += line.length + 1;
    return quoted
      ? { page, document: plan.key, locator, quote: line, start, end: start + line.length }
      : { page, document: plan.key, locator, reason: 'Chưa lưu nguyên văn.' };
  };
  const add = (locator: string, parent: string | null, content: Record<string, unknown>) => {
    const key = `${plan.key}/${locator}`;
    const common = { plan: plan.key, document: plan.key, parent, locator, position: records.length };
    records.push(['task', { key, ...common, ...content }]);
    return key;
  };
  // Some leaves stand without a heading, some headings have a heading above them.
  const flat = random.chance(0.15);
  const top = !flat && count > 2 * PER_HEADING ? add('II', null, headingOf('Nội dung', null)) : null;
  let heading: string | null = null;
  for (let i = 0; i < count; i++) {
    const group = Math.floor(i / PER_HEADING) + 1;
    if (!flat && i % PER_HEADING === 0) {
      const area = random.chance(0.3) ? random.pick(reference.areas) : null;
      heading = add(`II.${group}`, top, headingOf(HEADINGS[group % HEADINGS.length] ?? 'Nhiệm vụ', area));
    }
    const locator = `II.${group}.${(i % PER_HEADING) + 1}`;
    const leaf = leafOf(random, plan, reference);
    add(locator, heading, { ...leaf, evidence: evidenceOf(leaf.title, locator) });
  }
  return { records, text: quoted ? lines.join('\n') : '' };
}

function headingOf(title: string, actionArea: string | null) {
  return { isLeaf: false, title, actionArea };
}

function leafOf(random: Random, plan: PlanSketch, { areas, programmes }: Reference) {
  const area = random.pick(areas);
  const title = `${random.pick(VERBS)} ${random.pick(PHRASES[area] ?? [])} ${random.pick(PLACES)}`;
  const { key } = plan.province;
  const bodies = [committeeOf(key), departmentOf(key), unionOf(key)];
  const inForce = programmes.filter(({ from, to }) => from <= plan.around && plan.around <= to);
  const others = areas.filter((other) => other !== area);
  return {
    isLeaf: true,
    title,
    text: random.chance(0.6) ? title : null,
    actionArea: random.chance(0.95) ? area : null,
    secondaryActionAreas: random.chance(0.25) ? random.some(others, random.whole(1, 2)) : [],
    // Now and then a source names the issuer itself: the task is then the issuer's own all the same.
    actor: random.chance(0.09) ? random.pick(random.chance(0.8) ? bodies.slice(1) : bodies) : null,
    programmes: random.chance(0.15)
      ? [random.pick([...inForce.map((programme) => programme.key), programmeOf(key)])]
      : [],
    leadAgencies: random.chance(0.6) ? [random.pick(bodies)] : [],
    coAgencies: random.chance(0.3) ? random.some(bodies, 2) : [],
    citations: random.chance(0.12) ? [{ relation: 'IMPLEMENTS', verb: 'thực hiện', document: '2232-qd-ttg-2020' }] : [],
    recurrence: random.chance(0.1) ? 'hằng quý' : null,
    deadline: random.chance(0.15) ? `${plan.around}-11-30` : null,
    money: random.chance(0.05)
      ? { amount: String(random.whole(1, 900) * 1_000_000), currency: 'VND', asStated: 'theo dự toán' }
      : null,
    reviewState: random.chance(0.95) ? plan.reviewState : 'MACHINE',
  };
}

/** Now and then the page of another body states it, or names the issuer itself; drawn apart, so that the rest stays. */
export function actorOf(plan: PlanSketch, place: number | string): string | null {
  const random = randomOf('actor', plan.key, place);
  return random.chance(0.1) ? random.pick([committeeOf(plan.province.key), unionOf(plan.province.key)]) : null;
}

/** Makes numbers of a plan for measures of the strategy, with every operator, and now and then for none. */
export function generateTargets(random: Random, plan: PlanSketch, { measures }: Reference): Generated[] {
  const chosen = random.some(measures, random.whole(1, 4));
  const numbers = chosen.flatMap((measure) => (random.chance(0.15) ? [measure, measure] : [measure]));
  return numbers.map((measure, position) => {
    const operator = random.chance(0.95) ? random.pick(OPERATORS) : null;
    const value = random.chance(0.92) ? (random.whole(10, 9990) / 10).toFixed(1) : null;
    return [
      'target',
      {
        key: `${plan.key}/${position}`,
        plan: plan.key,
        measure: random.chance(0.9) ? { strategy: measure.strategy, code: measure.code } : null,
        operator,
        value,
        unit: random.chance(0.9) ? measure.unit : 'người',
        year: random.weighted([
          [plan.around, 50],
          [2025, 25],
          [2030, 20],
          [null, 5],
        ] as const),
        title: `Chỉ tiêu ${measure.code}`,
        actor: actorOf(plan, position),
        position,
      },
    ];
  });
}

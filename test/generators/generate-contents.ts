import type { Generated, Sizes } from './generate.ts';
import { committeeOf, letterOf, portalOf, programmeOf } from './generate-frame.ts';
import type { PlanSketch } from './generate-plans.ts';
import { actorOf, generateTargets, generateTasks } from './generate-tasks.ts';
import type { Random } from './random.ts';
import type { Reference } from './reference.ts';
import { SIGNERS } from './vocabulary.ts';

const strategyOf = (year: number) => (year <= 2020 ? 'strategy-2011-2020' : 'strategy-2021-2030');
const ACTS: Readonly<Record<string, string>> = {
  'strategy-2011-2020': '2351-qd-ttg-2010',
  'strategy-2021-2030': '28-nq-cp-2021',
};

/** Writes a plan out: its document, its pages, the plan itself, tasks and targets. */
export function generateContents(
  random: Random,
  plan: PlanSketch,
  all: readonly PlanSketch[],
  reference: Reference,
  sizes: Sizes,
): Generated[] {
  const parents = parentsOf(random, plan, all);
  const page = `${plan.key}-page`;
  const count = tasksOf(random, plan, sizes);
  const tasks = generateTasks(random, plan, count, reference, page);
  const targets = random.chance(0.3) && count > 0 ? generateTargets(random, plan, reference) : [];
  return [
    documentOf(random, plan, parents),
    ...(plan.completeness === null ? [] : pagesOf(random, plan, parents, page, tasks.text)),
    planOf(random, plan, parents, reference),
    ...tasks.records,
    ...targets,
  ];
}

type Parent = { plan: PlanSketch; relation: string; forStrategy: boolean };

function parentsOf(random: Random, plan: PlanSketch, all: readonly PlanSketch[]): Parent[] {
  const own = all.filter((other) => other.province === plan.province && other !== plan);
  const multiYear = own.filter((other) => other.role === 'STRATEGY' && other.around <= plan.around);
  if (plan.district) {
    const provincial = own.find((other) => !other.district && other.role === 'ANNUAL' && other.around === plan.around);
    return provincial ? [{ plan: provincial, relation: 'IMPLEMENTS', forStrategy: true }] : [];
  }
  if (plan.role !== 'ANNUAL') return [];
  const before = own.find((other) => !other.district && other.role === 'ANNUAL' && other.around === plan.around - 1);
  return [
    ...(multiYear.length > 0 && random.chance(0.8)
      ? [{ plan: random.pick(multiYear), relation: 'IMPLEMENTS', forStrategy: true }]
      : []),
    ...(before && random.chance(0.3) ? [{ plan: before, relation: 'CONTINUES', forStrategy: false }] : []),
  ];
}

function tasksOf(random: Random, { completeness }: PlanSketch, { tasksPerPlan }: Sizes): number {
  const many = random.whole(Math.ceil(tasksPerPlan * 0.7), Math.ceil(tasksPerPlan * 1.9));
  switch (completeness) {
    case 'FULL':
      return many;
    case 'PARTIAL':
      return Math.ceil(many * 0.7);
    case 'REPORT_ONLY':
      return random.whole(0, 4);
    default:
      return random.chance(0.1) ? 1 : 0;
  }
}

function titleOf({ role, around, province, district, period }: PlanSketch): string {
  const where = district ? `huyện mẫu ${province.name}` : `${province.fullName}`;
  const what = {
    ANNUAL: `về bình đẳng giới và vì sự tiến bộ của phụ nữ năm ${around}`,
    STRATEGY: `thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn ${around} - ${period?.to?.slice(0, 4) ?? 'sau'}`,
    PROGRAMME: `thực hiện chương trình về bình đẳng giới từ năm ${around}`,
    CAMPAIGN: `triển khai Tháng hành động vì bình đẳng giới năm ${around}`,
  }[role];
  return `Kế hoạch ${what} của ${where}`;
}

function documentOf(random: Random, plan: PlanSketch, parents: readonly Parent[]): Generated {
  const strategy = strategyOf(plan.around);
  return [
    'document',
    {
      key: plan.key,
      number: plan.number,
      type: plan.type,
      title: random.chance(0.97) ? titleOf(plan) : null,
      titleEn: random.chance(0.4) ? `Gender equality plan of ${plan.province.name}, ${plan.around}` : null,
      issuer: committeeOf(plan.district ?? plan.province.key),
      signer: random.chance(0.7) ? random.pick(SIGNERS) : null,
      issuedOn: plan.issuedOn,
      yearOfIssue: plan.yearOfIssue,
      province: plan.province.key,
      district: plan.district,
      citations: [
        ...parents.map((parent, i) => ({
          relation: parent.relation,
          verb: 'Thực hiện',
          numberAsPrinted: parent.plan.number,
          document: parent.plan.key,
          locator: `căn cứ ${i + 1}`,
        })),
        { relation: 'BASED_ON', verb: 'Căn cứ', document: ACTS[strategy], locator: 'căn cứ 3' },
        ...(random.chance(0.3) ? [{ relation: 'GUIDES', document: letterOf(plan.province.key) }] : []),
        ...(random.chance(0.2)
          ? [{ relation: 'REFERENCES', numberAsPrinted: '12/KH-BCĐ', unresolvedReason: 'No such document is known.' }]
          : []),
      ],
    },
  ];
}

function pagesOf(
  random: Random,
  plan: PlanSketch,
  parents: readonly Parent[],
  page: string,
  text: string,
): Generated[] {
  const cites = parents.map((parent) => ({ document: parent.plan.key, completeness: 'CITED_ONLY' }));
  const source = (key: string, completeness: string, more: object): Generated => [
    'source-page',
    {
      key,
      publisher: portalOf(plan.province.key),
      language: 'vi',
      documents: [{ document: plan.key, completeness }, ...(key === page ? cites : [])],
      ...more,
    },
  ];
  const first = source(page, plan.completeness ?? 'CITED_ONLY', {
    url: random.chance(0.9) ? `https://mau.example.vn/${plan.key}` : null,
    title: titleOf(plan),
    publishedOn: plan.issuedOn,
    text: text === '' ? null : text,
    warnings: plan.completeness === 'PARTIAL' ? [{ kind: 'cut', where: 'cuối trang', kept: 'phần đầu' }] : [],
  });
  // A second page that says less changes nothing of how much of the plan is known.
  return random.chance(0.15)
    ? [first, source(`${plan.key}-page-2`, 'CITED_ONLY', { urlReason: 'Không còn trên mạng.' })]
    : [first];
}

function planOf(random: Random, plan: PlanSketch, parents: readonly Parent[], reference: Reference): Generated {
  const inForce = reference.programmes.filter(({ from, to }) => from <= plan.around && plan.around <= to);
  const named = random.some(
    inForce,
    random.weighted([
      [0, 50],
      [1, 30],
      [3, 20],
    ] as const),
  );
  const strategy = strategyOf(plan.around);
  return [
    'plan',
    {
      key: plan.key,
      document: plan.key,
      role: plan.role,
      level: plan.district ? 'DISTRICT' : 'PROVINCE',
      province: plan.province.key,
      district: plan.district,
      period: plan.period,
      year: plan.year,
      summary: random.chance(0.5) ? titleOf(plan) : null,
      parents: parents.map((parent) => ({
        plan: parent.plan.key,
        relation: parent.relation,
        forStrategy: parent.forStrategy,
      })),
      strategies: random.chance(0.85) ? [{ strategy, locator: 'tiêu đề' }] : [],
      programmes: [
        ...named.map(({ key }) => ({ programme: key, locator: 'căn cứ' })),
        ...(random.chance(0.15) ? [{ programme: programmeOf(plan.province.key) }] : []),
      ],
      purposes: Array.from({ length: random.whole(0, 3) }, (_, i) => ({
        kind: random.pick(['PURPOSE', 'REQUIREMENT', 'OBJECTIVE']),
        title: `Mục đích, yêu cầu thứ ${i + 1}`,
        locator: `I.${i + 1}`,
      })),
      observances: random.chance(0.3)
        ? [
            {
              code: 'action-month',
              name: 'Tháng hành động vì bình đẳng giới',
              startsOn: '11-15',
              endsOn: '12-15',
              actor: actorOf(plan, 'observance'),
            },
          ]
        : [],
      models: random.chance(0.2) ? [{ name: 'Câu lạc bộ bình đẳng giới', actor: actorOf(plan, 'model') }] : [],
      reporting: random.chance(0.4)
        ? [{ interval: 'YEARLY', recipient: 'Sở Nội vụ', title: 'Báo cáo năm', actor: actorOf(plan, 'reporting') }]
        : [],
      reviewState: plan.reviewState,
    },
  ];
}

import { AppError } from '../../../base/errors.ts';
import { Name, Official, toolsOf, useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import { coverageMark, MarkName } from '../frame/marks.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';

interface Item {
  id: string;
  locator?: string;
  title: string;
  titleEn: string | null;
  asStated?: string | null;
}
interface ComparedPlan {
  slug: string;
  number: string | null;
  title: string | null;
  titleEn: string | null;
  year: number | null;
  completeness: string | null;
  province: { slug: string; name: string; nameEn: string | null };
}
interface Pair {
  from: Item;
  to: Item;
}
interface DiffAnswer {
  from: ComparedPlan;
  to: ComparedPlan;
  tasks: { added: Item[]; dropped: Item[]; kept: Pair[]; reworded: (Pair & { similarity: number })[] };
  targets: {
    added: Item[];
    dropped: Item[];
    kept: { from: Item; to: { asStated: string | null } }[];
    changed: (Pair & { standing: string })[];
  };
}

const STANDINGS: Readonly<Record<string, Words>> = {
  STRONGER: ['cao hơn', 'asks for more'],
  WEAKER: ['thấp hơn', 'asks for less'],
  EQUAL: ['như nhau', 'the same'],
  NOT_COMPARABLE: ['không so được', 'not comparable'],
};

/** Serves two plans side by side. */
export function registerComparePlans(site: Site): void {
  const operation = shipped(site, 'PlanDiff');
  addView(site, '/compare/plans/*', async ({ frame, slug }) => {
    const [a, b, ...more] = slug.split('/').filter(Boolean);
    if (!a || !b || more.length > 0)
      throw new AppError('UNKNOWN_RECORD', 'Two plans are compared at /compare/plans/{a}/{b}.');
    const variables = { from: `plan:${a}`, to: `plan:${b}` };
    const { planDiff } = await site.ask<{ planDiff: DiffAnswer }>(operation.ast, variables).catch((error: unknown) => {
      // In an address, an id that nothing has is a page that is not there.
      if (error instanceof AppError && error.code === 'BAD_ID')
        throw new AppError('UNKNOWN_RECORD', error.message, error.details);
      throw error;
    });
    const { t } = toolsOf(frame);
    const names = [planDiff.from, planDiff.to].map((plan) => plan.number ?? t('không rõ số', 'number not known'));
    const title = t(`So sánh ${names[0]} với ${names[1]}`, `${names[0]} beside ${names[1]}`);
    return { title, body: <TwoPlans diff={planDiff} title={title} variables={variables} /> };
  });
}

function TwoPlans({ diff, title, variables }: { diff: DiffAnswer; title: string; variables: Record<string, string> }) {
  const { t, to, say } = useFrame();
  const { tasks, targets } = diff;
  return (
    <>
      <h1>{title}</h1>
      <div className="notice">
        <p>
          {t(
            'Chỉ so những việc mà nguồn cho thấy: một việc vắng mặt ở đây chưa chắc vắng mặt trong kế hoạch.',
            'Only what the sources show is compared: what is absent here need not be absent from the plan.',
          )}
        </p>
      </div>
      <div className="pair">
        {[diff.from, diff.to].map((plan) => (
          <section key={plan.slug} aria-label={plan.number ?? plan.slug}>
            <h2>
              <a href={to(`/plans/${plan.slug}`)}>{plan.number ?? t('không rõ số', 'number not known')}</a>
            </h2>
            <p>
              <Name of={plan.province} />
              {plan.year === null ? '' : `, ${plan.year}`}
            </p>
            <p>
              <Official vi={plan.title ?? ''} en={plan.titleEn} />
            </p>
            <MarkName mark={coverageMark('PRESENT', plan.completeness)} />
          </section>
        ))}
      </div>
      <h2>{t('Nhiệm vụ', 'Tasks')}</h2>
      <Pairs words={['Giống nhau', 'The same in both']} pairs={tasks.kept} />
      <Pairs words={['Viết khác đi', 'Worded otherwise']} pairs={tasks.reworded} />
      <div className="pair">
        <Items words={['Chỉ thấy ở kế hoạch đầu', 'Seen in the first only']} items={tasks.dropped} />
        <Items words={['Chỉ thấy ở kế hoạch sau', 'Seen in the second only']} items={tasks.added} />
      </div>
      <h2>{t('Chỉ tiêu', 'Targets')}</h2>
      <Pairs
        words={['Số khác nhau', 'Other numbers']}
        pairs={targets.changed}
        note={(i) => say(STANDINGS[targets.changed[i]?.standing ?? ''] ?? STANDINGS.NOT_COMPARABLE ?? ['', ''])}
      />
      <Items words={['Số như nhau', 'The same numbers']} items={targets.kept.map(({ from }) => from)} />
      <div className="pair">
        <Items words={['Chỉ thấy ở kế hoạch đầu', 'Seen in the first only']} items={targets.dropped} />
        <Items words={['Chỉ thấy ở kế hoạch sau', 'Seen in the second only']} items={targets.added} />
      </div>
      <TakeData asked={{ operation: 'PlanDiff', variables }} choices="" title={title} />
    </>
  );
}

function NoneSeen() {
  const { t } = useFrame();
  return (
    <p className="soft">{t('Không thấy trong phần mà nguồn cho thấy.', 'None is seen in what the sources show.')}</p>
  );
}

function ItemWords({ item }: { item: Item }) {
  return (
    <>
      {item.locator ? <small>{item.locator} </small> : null}
      <Official vi={item.asStated ?? item.title} en={item.asStated ? null : item.titleEn} />
    </>
  );
}

function Items({ words, items }: { words: Words; items: readonly Item[] }) {
  const { say } = useFrame();
  return (
    <section>
      <h3>
        {say(words)} ({items.length})
      </h3>
      {items.length === 0 ? <NoneSeen /> : null}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <ItemWords item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pairs({ words, pairs, note }: { words: Words; pairs: readonly Pair[]; note?: (index: number) => string }) {
  const { say } = useFrame();
  return (
    <section>
      <h3>
        {say(words)} ({pairs.length})
      </h3>
      {pairs.length === 0 ? <NoneSeen /> : null}
      <ul className="rows">
        {pairs.map(({ from, to }, i) => (
          <li key={from.id} className="pair">
            <span>
              <ItemWords item={from} />
            </span>
            <span>
              <ItemWords item={to} />
              {note ? ` (${note(i)})` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { feedLink, pathOfRecord } from '../kit/paths.ts';
import { Citations } from './documents/citations.tsx';
import { Sources } from './documents/sources.tsx';
import { Name, Official, useFrame } from './frame/frame.tsx';
import type { Words } from './frame/language.ts';
import { JsonLd, TakeData } from './frame/take-data.tsx';
import type { ViewPage } from './frame/view.ts';
import type { PlanPageAnswer, TaskAnswer } from './page.questions.ts';
import { BodyLink, Facts, Link, nameOf, Section } from './parts.tsx';
import { PlanNotice } from './plans/plan-notice.tsx';
import { PlanTargets } from './plans/plan-targets.tsx';
import { PlanTasks } from './plans/plan-tasks.tsx';
import { Relations } from './plans/relations.tsx';
import { Unseen } from './plans/unseen.tsx';

/** Writes the page of a plan. */
export function planPage(plan: PlanPageAnswer, tasks: readonly TaskAnswer[]): ViewPage {
  const { province } = plan;
  return {
    title: nameOf(plan),
    links: [
      { rel: 'alternate', type: 'application/ld+json', href: `${pathOfRecord(plan.id) ?? ''}.jsonld` },
      feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`),
    ],
    body: <PlanBody plan={plan} tasks={tasks} />,
  };
}

function PlanBody({ plan, tasks }: { plan: PlanPageAnswer; tasks: readonly TaskAnswer[] }) {
  const { t, to, day } = useFrame();
  const { province } = plan;
  const own = tasks.filter((task) => task.actor === null);
  const others = tasks.filter((task) => task.actor !== null);
  return (
    <article>
      <h1>
        <Official vi={nameOf(plan)} en={plan.titleEn} />
      </h1>
      {plan.summary === null ? null : (
        <p className="lead">
          <Official vi={plan.summary} en={plan.summaryEn} />
        </p>
      )}
      <PlanNotice plan={plan} />
      <Facts
        facts={[
          {
            vi: 'Tỉnh, thành phố',
            en: 'Province',
            value: (
              <a href={to(`/provinces/${province.slug}`)}>
                <Official vi={plan.provinceState?.fullName ?? province.name} />
              </a>
            ),
          },
          {
            vi: 'Nay thuộc',
            en: 'Today part of',
            value: province.mergedInto && (
              <a href={to(`/provinces/${province.mergedInto.slug}`)}>
                <Name of={province.mergedInto} />
              </a>
            ),
          },
          { vi: 'Đơn vị', en: 'Unit', value: plan.unit && <Name of={plan.unit} /> },
          { vi: 'Loại văn bản', en: 'Type', value: <Name of={plan.documentType} /> },
          { vi: 'Số, ký hiệu', en: 'Number', value: plan.number },
          { vi: 'Cơ quan ban hành', en: 'Issuer', value: plan.issuer && <BodyLink of={plan.issuer} /> },
          { vi: 'Người ký', en: 'Signer', value: plan.signer },
          { vi: 'Ngày ban hành', en: 'Issued on', value: plan.issuedOn && day(plan.issuedOn) },
          { vi: 'Hiệu lực từ', en: 'In effect from', value: plan.effectiveOn && day(plan.effectiveOn) },
          {
            vi: 'Thời kỳ',
            en: 'Period',
            value:
              plan.period &&
              [plan.period.from, plan.period.to].map((one) => (one === null ? '…' : day(one))).join(' – '),
          },
          { vi: 'Kế hoạch cấp trên', en: 'Parent plan', value: plan.parent && <Link to={plan.parent} /> },
          {
            vi: 'Văn bản',
            en: 'Document',
            value: <a href={to(`/documents/${plan.document.slug}`)}>{plan.number ?? plan.document.slug}</a>,
          },
        ]}
      />
      <PlanRelations plan={plan} />
      <Section
        vi="Chương trình, đề án"
        en="Programmes"
        items={plan.programmes.map((entry) => <Link key={entry.id} to={entry} />)}
      />
      {own.length === 0 ? (
        <section aria-labelledby="tasks">
          <h2 id="tasks">{t('Nhiệm vụ theo lĩnh vực', 'Tasks by area')} (0)</h2>
          <Unseen what={t('nhiệm vụ', 'task')} />
        </section>
      ) : null}
      <PlanTasks id="tasks" title={t('Nhiệm vụ theo lĩnh vực', 'Tasks by area')} tasks={own} />
      <PlanTasks id="others" title={t('Nhiệm vụ của cơ quan khác', 'Tasks of other bodies')} tasks={others} />
      <PlanTargets targets={plan.targets} />
      <Citations citations={plan.citations} />
      <Decisions plan={plan} />
      <Sources sources={plan.sources} />
      <TakeData
        asked={{ operation: 'OnePlan', variables: { id: plan.id, number: null, province: null } }}
        choices=""
        title={nameOf(plan)}
        issued={{ key: plan.slug, by: plan.issuer?.name ?? null, on: plan.issuedOn, year: null, number: plan.number }}
        feed={`/feeds/provinces/${province.slug}`}
      >
        <JsonLd />
      </TakeData>
    </article>
  );
}

/** The strategies and plans that it carries out, and the plans that carry it out. */
function PlanRelations({ plan }: { plan: PlanPageAnswer }) {
  return (
    <Relations
      self={plan}
      above={[
        ...plan.strategies.map((to) => ({ relation: 'FOR_STRATEGY', to })),
        ...plan.parents.map(({ relation, plan: to }) => ({ relation, to })),
      ]}
      below={plan.children.map((to) => ({
        relation: to.parents.find((one) => one.plan.id === plan.id)?.relation ?? 'IMPLEMENTS',
        to,
      }))}
      words={{
        self: ['Kế hoạch này', 'This plan'],
        above: [
          'Chiến lược và kế hoạch mà nó thực hiện hoặc tiếp tục',
          'Strategies and plans that it implements or continues',
        ],
        below: ['Kế hoạch thực hiện hoặc tiếp tục nó', 'Plans that implement or continue it'],
      }}
    />
  );
}

/** What reviewers do. */
const DECISIONS: Readonly<Record<string, Words>> = {
  ACCEPT: ['chấp nhận', 'accepted'],
  CONFIRM: ['xác nhận', 'confirmed'],
  CORRECT: ['sửa', 'corrected'],
  DISPUTE: ['nêu ý kiến khác', 'disputed'],
  MERGE: ['gộp', 'merged'],
  REJECT: ['không nhận', 'rejected'],
  SPLIT: ['tách', 'split'],
};

/** What people decided about the plan. */
function Decisions({ plan }: { plan: PlanPageAnswer }) {
  const { say } = useFrame();
  const items = plan.history.map(({ action, path, reason, decidedBy }) => (
    <>
      {say(DECISIONS[action] ?? [action, action])} {path ? <code>{path}</code> : null} – {decidedBy}
      {reason ? `: ${reason}` : ''}
    </>
  ));
  return <Section vi="Quyết định khi kiểm tra" en="Decisions of reviewers" items={items} />;
}

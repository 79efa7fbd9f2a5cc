import { groupBy } from '../../base/group-by.ts';
import { feedLink, pathOfRecord } from '../kit/paths.ts';
import { English, renderPage } from './layout.tsx';
import type { DatasetAnswer, PlanPageAnswer, TaskAnswer } from './page.questions.ts';
import { Citations, Facts, HowToCite, Link, nameOf, Relation, Section, Sources } from './parts.tsx';

/** Writes the page of a plan. */
export function planPage(
  plan: PlanPageAnswer,
  tasks: readonly TaskAnswer[],
  dataset: DatasetAnswer,
  base: string,
): string {
  const path = pathOfRecord(plan.id) ?? '/';
  const { province } = plan;
  const own = tasks.filter((task) => task.actor === null);
  const others = tasks.filter((task) => task.actor !== null);
  return renderPage({
    title: nameOf(plan),
    links: [
      { rel: 'canonical', href: base + path },
      { rel: 'alternate', type: 'application/ld+json', href: `${path}.jsonld` },
      feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`),
    ],
    children: (
      <article>
        <h1>
          {nameOf(plan)} <English>{plan.titleEn}</English>
        </h1>
        {plan.summary === null ? null : <p>{plan.summary}</p>}
        {plan.summaryEn === null ? null : <p lang="en">{plan.summaryEn}</p>}
        <Facts
          facts={[
            {
              vi: 'Tỉnh, thành phố',
              en: 'Province',
              value: <a href={`/provinces/${province.slug}`}>{plan.provinceState?.fullName ?? province.name}</a>,
            },
            {
              vi: 'Nay thuộc',
              en: 'Today part of',
              value: province.mergedInto && (
                <a href={`/provinces/${province.mergedInto.slug}`}>{province.mergedInto.name}</a>
              ),
            },
            { vi: 'Đơn vị', en: 'Unit', value: plan.unit?.name },
            { vi: 'Loại văn bản', en: 'Type', value: plan.documentType.name },
            { vi: 'Số, ký hiệu', en: 'Number', value: plan.number },
            { vi: 'Cơ quan ban hành', en: 'Issuer', value: plan.issuer?.name },
            { vi: 'Người ký', en: 'Signer', value: plan.signer },
            { vi: 'Ngày ban hành', en: 'Issued on', value: plan.issuedOn },
            { vi: 'Hiệu lực từ', en: 'In effect from', value: plan.effectiveOn },
            {
              vi: 'Thời kỳ',
              en: 'Period',
              value: plan.period && `${plan.period.from ?? '…'} – ${plan.period.to ?? '…'}`,
            },
            { vi: 'Kế hoạch cấp trên', en: 'Parent plan', value: plan.parent && <Link to={plan.parent} /> },
            {
              vi: 'Văn bản',
              en: 'Document',
              value: <a href={`/documents/${plan.document.slug}`}>{plan.document.slug}</a>,
            },
          ]}
        />
        <Section
          vi="Chiến lược"
          en="Strategies"
          items={plan.strategies.map((entry) => <Link key={entry.id} to={entry} />)}
        />
        <Section
          vi="Chương trình, đề án"
          en="Programmes"
          items={plan.programmes.map((entry) => <Link key={entry.id} to={entry} />)}
        />
        <Section
          vi="Kế hoạch mà nó thực hiện hoặc tiếp tục"
          en="Plans that it implements or continues"
          items={plan.parents.map(({ relation, plan: parent }) => (
            <>
              <Relation relation={relation} />: <Link to={parent} />
            </>
          ))}
        />
        <Section
          vi="Kế hoạch thực hiện nó"
          en="Plans that implement or continue it"
          items={plan.children.map((child) => <Link key={child.id} to={child} />)}
        />
        <Tasks vi="Nhiệm vụ theo lĩnh vực" en="Tasks by area" tasks={own} />
        <Tasks vi="Nhiệm vụ của cơ quan khác" en="Tasks of other bodies" tasks={others} />
        <Citations citations={plan.citations} />
        <Sources sources={plan.sources} />
        <HowToCite
          name={nameOf(plan)}
          nameEn={plan.titleEn}
          issuer={plan.issuer?.name ?? null}
          issuedOn={plan.issuedOn}
          address={base + path}
          dataset={dataset}
        />
      </article>
    ),
  });
}

function Tasks({ vi, en, tasks }: { vi: string; en: string; tasks: readonly TaskAnswer[] }) {
  if (tasks.length === 0) return null;
  const areas = [...groupBy(tasks, (task) => task.actionArea?.code ?? '')].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section>
      <h2>
        {vi} <English>{en}</English>
      </h2>
      {areas.map(([code, list]) => (
        <section key={code}>
          <h3>
            {list[0]?.actionArea?.name ?? 'Chưa xếp lĩnh vực'} <English>{list[0]?.actionArea?.nameEn}</English>
          </h3>
          <ul>
            {list.map((task) => (
              <li key={task.id}>
                {task.locator} {task.title}
                {task.actor ? ` (${task.actor.name})` : ''}
                {task.leadAgencies.length > 0 ? ` – ${task.leadAgencies.map((agency) => agency.name).join(', ')}` : ''}
                <English>{task.titleEn}</English>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

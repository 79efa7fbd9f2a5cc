import { feedLink } from '../../kit/paths.ts';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import { JsonLd, TakeData } from '../frame/take-data.tsx';
import type { ViewPage } from '../frame/view.ts';
import { Facts, Link, nameOf } from '../parts.tsx';
import { PlansUnder } from '../plans/plans-under.tsx';
import { Relations } from '../plans/relations.tsx';
import { TasksOf } from '../plans/tasks-of.tsx';
import { PeriodWords } from '../strategies/strategy-page.tsx';
import type { ProgrammePageAnswer } from './programme.question.ts';

/** Writes the page of a programme: what it hangs from, the plans and tasks that carry it out. */
export function programmePage(programme: ProgrammePageAnswer): ViewPage {
  return {
    title: nameOf(programme),
    links: [feedLink(`/feeds/programmes/${programme.slug}`, programme.title)],
    body: <ProgrammeBody programme={programme} />,
  };
}

function ProgrammeBody({ programme }: { programme: ProgrammePageAnswer }) {
  const { t, to } = useFrame();
  const { period, province, parent, document, plans, tasks, verification } = programme;
  return (
    <article>
      <h1>
        <Official vi={nameOf(programme)} en={programme.titleEn} />
      </h1>
      {verification?.status === 'UNVERIFIED' ? (
        <p className="notice">
          {t('Chưa nguồn nào xác nhận mọi điều ở đây.', 'No source confirms all that stands here.')}{' '}
          {verification.note === null ? null : <Reason text={verification.note} />}
        </p>
      ) : null}
      <Facts
        facts={[
          {
            vi: 'Phạm vi',
            en: 'Scope',
            value: programme.scope === 'NATIONAL' ? t('cả nước', 'national') : t('của một tỉnh', 'of a province'),
          },
          {
            vi: 'Tỉnh, thành phố',
            en: 'Province',
            value: province && (
              <a href={to(`/provinces/${province.slug}`)}>
                <Name of={province} />
              </a>
            ),
          },
          { vi: 'Thời kỳ', en: 'Period', value: period && <PeriodWords of={period} /> },
          { vi: 'Thuộc', en: 'Part of', value: parent && <Link to={parent} /> },
          { vi: 'Văn bản', en: 'Document', value: document && <Link to={document} /> },
          { vi: 'Ghi chú', en: 'Note', value: programme.note && <Reason text={programme.note} /> },
        ]}
      />
      <Relations
        self={programme}
        above={[
          ...programme.strategies.map((to) => ({ relation: 'FOR_STRATEGY', to })),
          ...(parent ? [{ relation: 'PART_OF', to: parent }] : []),
        ]}
        below={programme.children.map((to) => ({ relation: 'HAS_PART', to }))}
        words={{
          self: ['Chương trình này', 'This programme'],
          above: [
            'Chiến lược mà nó phục vụ, chương trình mà nó thuộc về',
            'Strategies that it serves, what it is a part of',
          ],
          below: ['Gồm', 'Parts'],
        }}
      />
      <PlansUnder plans={plans} />
      <TasksOf heading={['Nhiệm vụ nhắc đến nó', 'Tasks that name it']} tasks={tasks} />
      <TakeData
        asked={{ operation: 'ProgrammesCitedByTasks', variables: { programmes: [programme.slug] } }}
        choices=""
        title={nameOf(programme)}
        feed={`/feeds/programmes/${programme.slug}`}
      >
        <JsonLd />
      </TakeData>
    </article>
  );
}

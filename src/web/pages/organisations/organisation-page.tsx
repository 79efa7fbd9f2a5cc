import { labelOf } from '../../../operations/labels.ts';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import { JsonLd, TakeData } from '../frame/take-data.tsx';
import type { ViewPage } from '../frame/view.ts';
import { Facts, Link, Section } from '../parts.tsx';
import { Rest, TasksOf } from '../plans/tasks-of.tsx';
import { Unseen } from '../plans/unseen.tsx';
import type { OrganisationPageAnswer } from './organisation.question.ts';

type Props = OrganisationPageAnswer & { organisation: NonNullable<OrganisationPageAnswer['organisation']> };

/** Writes the page of an organisation: what it issued, what it leads or supports, what came before and after it. */
export function organisationPage(answer: Props): ViewPage {
  return { title: answer.organisation.name, body: <OrganisationBody {...answer} /> };
}

function OrganisationBody({ organisation, documents, tasks, own }: Props) {
  const { t, to, say, day } = useFrame();
  const { slug, province } = organisation;
  const succession = (list: typeof organisation.successors) =>
    list.map(({ organisation: other, validFrom, decree }) => (
      <>
        <a href={to(`/organisations/${other.slug}`)}>
          <Name of={other} />
        </a>
        {validFrom === null ? '' : `, ${t('từ', 'since')} ${day(validFrom)}`}
        {decree === null ? '' : `, ${t('theo', 'by')} ${decree}`}
      </>
    ));
  return (
    <article>
      <h1>
        <Official vi={organisation.name} en={organisation.nameEn} />
      </h1>
      <Facts
        facts={[
          { vi: 'Loại cơ quan', en: 'Kind', value: say(labelOf(organisation.kind)) },
          {
            vi: 'Tỉnh, thành phố',
            en: 'Province',
            value: province && (
              <a href={to(`/provinces/${province.slug}`)}>
                <Name of={province} />
              </a>
            ),
          },
          { vi: 'Đơn vị', en: 'Unit', value: organisation.district?.fullName },
          { vi: 'Ghi chú', en: 'Note', value: organisation.note && <Reason text={organisation.note} /> },
        ]}
      />
      <Section vi="Tiếp nhận việc của" en="Took over from" items={succession(organisation.predecessors)} />
      <Section vi="Việc nay thuộc" en="Its duties passed to" items={succession(organisation.successors)} />
      <section aria-labelledby="documents">
        <h2 id="documents">
          {t('Văn bản đã ban hành', 'Documents that it issued')} ({documents.totalCount})
        </h2>
        {documents.totalCount === 0 ? <Unseen what={t('văn bản', 'document')} /> : null}
        <ul>
          {documents.nodes.map((document) => (
            <li key={document.id}>
              <Link to={document} />
              {document.issuedOn === null ? '' : `, ${day(document.issuedOn)}`}
            </li>
          ))}
        </ul>
        <Rest of={documents} />
      </section>
      <TasksOf heading={['Nhiệm vụ chủ trì hoặc phối hợp', 'Tasks that it leads or supports']} tasks={tasks} />
      {own.totalCount === 0 ? null : (
        <TasksOf
          id="own"
          heading={[
            'Nhiệm vụ của chính cơ quan này, nêu dưới kế hoạch của tỉnh',
            'Its own tasks, stated under a plan of the province',
          ]}
          tasks={own}
        />
      )}
      <TakeData
        asked={
          own.totalCount > 0 && tasks.totalCount === 0
            ? { operation: 'TasksOfOtherActors', variables: { actors: [slug] } }
            : { operation: 'TasksOfOrganisation', variables: { agencies: [slug] } }
        }
        choices=""
        title={organisation.name}
      >
        <JsonLd />
      </TakeData>
    </article>
  );
}

import { formsOf } from '../../../operations/forms.ts';
import type { ShippedOperation } from '../../../operations/operations.ts';
import { operationAddress } from '../../kit/copy-as.ts';
import { QUESTION_GROUP_NAMES, QUESTION_GROUPS } from '../data/questions-section.tsx';
import { useFrame } from '../frame/frame.tsx';

/** The list of all questions, each with what its answer tells, its form and its files. */
export function QuestionsPage({ title, operations }: { title: string; operations: readonly ShippedOperation[] }) {
  const { t, say } = useFrame();
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {t(
          `${operations.length} câu hỏi có sẵn. Mở một câu để đổi tỉnh, năm và các lựa chọn khác, xem trả lời thành bảng, và lấy về thành tệp hay thành mã.`,
          `${operations.length} ready-made questions. Open one to change province, year and other choices, see the answer as a table, and take it away as a file or as code.`,
        )}
      </p>
      {QUESTION_GROUPS.map((group) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{say(QUESTION_GROUP_NAMES[group])}</h2>
          <ul className="rows">
            {operations
              .filter((operation) => operation.group === group)
              .map((operation) => (
                <Question key={operation.name} operation={operation} />
              ))}
          </ul>
        </section>
      ))}
      <p>
        {t('Cho chương trình:', 'For programs:')} <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).
      </p>
    </>
  );
}

function Question({ operation }: { operation: ShippedOperation }) {
  const { t, to, language } = useFrame();
  const title = t(operation.titleVi, operation.titleEn);
  const columns = operation.columns.map(({ titleVi, titleEn }) => t(titleVi, titleEn));
  const asked = { operation: operation.name, variables: {} };
  return (
    <li>
      <a href={to(`/operations/${operation.name}`)}>{title}</a>
      <br />
      <small>
        {t('Cho biết:', 'Tells:')} {columns.join(', ')}.
      </small>
      <p className="links">
        {formsOf(operation).map((form) => (
          <a
            key={form}
            href={operationAddress(asked, form, form === 'json' ? {} : { titles: language })}
            aria-label={`${form.toUpperCase()}: ${title}`}
          >
            {form.toUpperCase()}
          </a>
        ))}
      </p>
    </li>
  );
}

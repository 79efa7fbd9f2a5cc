import type { ShippedOperation } from '../../../operations/operations.ts';
import { operationAddress } from '../../kit/copy-as.ts';
import { Problem } from '../frame/form-parts.tsx';
import { useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import type { DataChoices } from './data-view.tsx';

export const QUESTION_GROUPS = ['ministry', 'researcher', 'portal'] as const;
export type QuestionGroup = (typeof QUESTION_GROUPS)[number];

export const QUESTION_GROUP_NAMES: Readonly<Record<QuestionGroup, Words>> = {
  ministry: ['Cho cơ quan theo dõi', 'For those who oversee'],
  researcher: ['Cho người nghiên cứu', 'For researchers'],
  portal: ['Cho cổng thông tin', 'For portals'],
};

/** Every shipped question as a sentence, each as table, workbook, JSON and query. */
export function QuestionsSection({
  operations,
  choices,
}: {
  operations: readonly ShippedOperation[];
  choices: DataChoices;
}) {
  const { t, say, to } = useFrame();
  const { group: chosen } = choices.values;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{t('Bảng theo câu hỏi', 'Tables by question')}</h2>
      <p>
        {t(
          'Mỗi câu hỏi có sẵn là một bảng. Tên tỉnh, năm và các lựa chọn khác là tham số của địa chỉ; trình soạn truy vấn cho đổi mọi thứ.',
          'Each ready-made question is a table. Province, year and other choices are parameters of its address; the query editor lets you change everything.',
        )}
      </p>
      <Problem id="group" words={choices.problems.group} />
      <p className="links">
        {QUESTION_GROUPS.map((group) => (
          <a
            key={group}
            href={`${to('/data')}${choices.query({ group })}#questions`}
            aria-current={chosen === group ? 'true' : undefined}
          >
            {say(QUESTION_GROUP_NAMES[group])}
          </a>
        ))}
        {chosen === null ? null : (
          <a href={`${to('/data')}${choices.query({ group: null })}#questions`}>{t('Tất cả', 'All')}</a>
        )}
      </p>
      {QUESTION_GROUPS.filter((group) => chosen === null || group === chosen).map((group) => (
        <section key={group}>
          <h3>{say(QUESTION_GROUP_NAMES[group])}</h3>
          <ul className="rows questions">
            {operations
              .filter((operation) => operation.group === group)
              .map((operation) => (
                <Question key={operation.name} operation={operation} />
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Question({ operation }: { operation: ShippedOperation }) {
  const { t, to, language } = useFrame();
  const { name } = operation;
  const title = t(operation.titleVi, operation.titleEn);
  const asked = { operation: name, variables: {} };
  // Each link says of which question it is, for those who hear links without their surroundings.
  const forms = [
    [operationAddress(asked, 'csv', { titles: language }), 'CSV'],
    [operationAddress(asked, 'xlsx', { titles: language }), 'XLSX'],
    [operationAddress(asked, 'json'), 'JSON'],
    [`/playground?operation=${name}&lang=${language}`, t('Truy vấn', 'Query')],
  ] as const;
  return (
    <li>
      <a href={to(`/operations/${name}`)}>{title}</a>
      <span className="links">
        {forms.map(([href, label]) => (
          <a key={href} href={href} aria-label={`${label}: ${title}`}>
            {label}
          </a>
        ))}
      </span>
    </li>
  );
}

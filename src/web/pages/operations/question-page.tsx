import { formsOf } from '../../../operations/forms.ts';
import { hashOfData } from '../../../operations/result.ts';
import { operationAddress } from '../../kit/copy-as.ts';
import { useFrame } from '../frame/frame.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { Facts } from '../parts.tsx';
import type { AskedQuestion } from './asked-question.ts';
import { AnswerTable, nextPageOf, type QuestionAnswer } from './question-answer.tsx';
import { type NamedArea, QuestionForm } from './question-form.tsx';

interface Props {
  title: string;
  question: AskedQuestion;
  areas: readonly NamedArea[];
  provinces: readonly string[];
  /** Null where the question was refused. */
  answer: QuestionAnswer | null;
  /** What a program is told of a refusal. */
  technical: string | null;
}

/** The page of a question: its form, its answer as a table, the ways to take it away. */
export function QuestionPage({ title, question, areas, provinces, answer, technical }: Props) {
  const { t, to } = useFrame();
  const { operation, given } = question;
  const { after: _, ...asked } = given;
  const cursor = answer === null ? null : nextPageOf(operation, answer.data);
  const path = to(`/operations/${operation.name}`);
  return (
    <>
      <p>
        <a href={to('/operations')}>{t('Mọi câu hỏi có sẵn', 'All ready-made questions')}</a>
      </p>
      <h1>{title}</h1>
      <QuestionForm question={question} areas={areas} provinces={provinces} />
      {technical === null ? null : (
        <details>
          <summary>{t('Lời báo cho chương trình', 'What programs are told')}</summary>
          <p lang="en">{technical}</p>
        </details>
      )}
      {answer === null ? null : (
        <>
          <AnswerTable
            {...answer}
            operation={operation}
            next={cursor === null ? null : path + question.query({ after: cursor })}
          />
          <Facts
            facts={[
              {
                vi: 'SHA-256 của kết quả, như .json ghi',
                en: 'SHA-256 of the result, as in .json',
                value: <code translate="no">{hashOfData(answer.data)}</code>,
              },
            ]}
          />
          <TakeData asked={{ operation: operation.name, variables: asked }} choices={question.query()} title={title}>
            <FurtherForms question={question} asked={asked} />
          </TakeData>
        </>
      )}
    </>
  );
}

const NAMES = {
  ndjson: ['NDJSON, mỗi hàng một dòng', 'NDJSON, a line a row'],
  html: ['Bảng HTML trơn', 'Plain HTML table'],
  atom: ['Nguồn tin Atom của câu hỏi', 'Atom feed of the question'],
  ics: ['Lịch iCalendar', 'iCalendar'],
} as const;

/** The forms that the foot of a page does not have itself. */
function FurtherForms({ question, asked }: { question: AskedQuestion; asked: Readonly<Record<string, unknown>> }) {
  const { say, language } = useFrame();
  const { operation } = question;
  return formsOf(operation)
    .filter((form) => form in NAMES)
    .map((form) => (
      <li key={form}>
        <a href={operationAddress({ operation: operation.name, variables: asked }, form, { titles: language })}>
          {say(NAMES[form as keyof typeof NAMES])}
        </a>
      </li>
    ));
}

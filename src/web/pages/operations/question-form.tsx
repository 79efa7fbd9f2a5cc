import type { ReactNode } from 'react';
import { labelOf } from '../../../operations/labels.ts';
import { AXES } from '../compare/comparison.choices.ts';
import { ChoicesForm, Labelled, Problem, problemOf, Select } from '../frame/form-parts.tsx';
import { useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import { type AskedQuestion, type AskedVariable, namesProvinces } from './asked-question.ts';

/** An action area as its field names it. */
export interface NamedArea {
  code: string;
  name: string;
  nameEn: string | null;
}

interface Props {
  question: AskedQuestion;
  areas: readonly NamedArea[];
  provinces: readonly string[];
}

/** The form of a question: a field for each of its variables, by its type. */
export function QuestionForm({ question, areas, provinces }: Props) {
  const { operation, variables } = question;
  const fields = variables.filter(({ name }) => name !== 'after');
  const cursor = variables.find(({ name }) => name === 'after');
  if (fields.length === 0) return null;
  return (
    <ChoicesForm action={`/operations/${operation.name}`}>
      <Problem id="question" words={question.problem} />
      <Problem id="after" words={cursor?.problem} />
      {fields.map((variable) => (
        <VariableField key={variable.name} variable={variable} areas={areas} />
      ))}
      {fields.some(({ name }) => name === 'province') ? (
        <datalist id="known-provinces">
          {provinces.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ) : null}
    </ChoicesForm>
  );
}

function VariableField({ variable, areas }: { variable: AskedVariable; areas: readonly NamedArea[] }) {
  const { t } = useFrame();
  const { name, type, isList, isRequired, codes, problem, shown } = variable;
  const label = useTitle(variable);
  if (codes) {
    const options = codes.getValues().map((one) => [one.name, codeWords(one.name, codes.name)] as const);
    if (isList) return <Boxes variable={variable} options={options} />;
    return (
      <Select
        id={name}
        label={label}
        value={shown[0] ?? ''}
        options={isRequired ? options : [['', ANY], ...options]}
        problem={problem}
      />
    );
  }
  if (name === 'areas')
    return (
      <Boxes
        variable={variable}
        options={areas.map((area) => [
          area.code,
          [`${area.code} ${area.name}`, `${area.code} ${area.nameEn ?? area.name}`],
        ])}
      />
    );
  if (type === 'Boolean')
    return <Select id={name} label={label} value={shown[0] ?? ''} options={[['', ANY], ...TRUTHS]} problem={problem} />;
  const wide = isList || namesProvinces(name) || type === 'text';
  // What was typed and is no number or day would not be shown by a field for those.
  const kind = problem || isList ? 'text' : (INPUTS[type] ?? 'text');
  const field = (
    <Labelled id={name} label={label} problem={problem}>
      <input
        type={kind}
        id={name}
        name={name}
        defaultValue={shown.join(', ')}
        autoComplete="off"
        step={kind === 'number' && type === 'Float' ? 'any' : undefined}
        list={name === 'province' ? 'known-provinces' : undefined}
        placeholder={isRequired ? undefined : t('không hạn chế', 'any')}
        {...problemOf(name, problem)}
      />
    </Labelled>
  );
  return wide ? <div className="wide">{field}</div> : field;
}

const ANY: Words = ['không hạn chế', 'any'];
const TRUTHS: readonly (readonly [string, Words])[] = [
  ['true', ['có', 'yes']],
  ['false', ['không', 'no']],
];
const INPUTS: Partial<Record<AskedVariable['type'], string>> = { Int: 'number', Float: 'number', Date: 'date' };

function useTitle({ title, isRequired }: AskedVariable): string {
  const { t, say } = useFrame();
  return `${say(title)}${isRequired ? t(' (cần có)', ' (needed)') : ''}`;
}

/** Several of a few codes. Without any the empty value says that none is chosen, and not that the default stands. */
function Boxes({
  variable,
  options,
}: {
  variable: AskedVariable;
  options: readonly (readonly [string, Words])[];
}): ReactNode {
  const { say } = useFrame();
  const { name, problem, shown } = variable;
  const chosen = shown.map((one) => one.toUpperCase());
  return (
    <fieldset className="wide" {...problemOf(name, problem)}>
      <legend>{useTitle(variable)}</legend>
      <input type="hidden" name={name} value="" />
      {options.map(([code, words]) => (
        <label key={code} className="option">
          <input type="checkbox" name={name} value={code} defaultChecked={chosen.includes(code)} /> {say(words)}
        </label>
      ))}
      <Problem id={name} words={problem} />
    </fieldset>
  );
}

/** What codes are called that no table shows. */
const CODES: Readonly<Record<string, Words>> = {
  ...AXES,
  'SimilarWhere.ANYWHERE': ['ở mọi nơi', 'anywhere'],
  'SimilarWhere.OTHER_PROVINCES': ['ở tỉnh, thành phố khác', 'in other provinces'],
  'SimilarWhere.SAME_PROVINCE': ['trong cùng tỉnh, thành phố', 'in the same province'],
  'StatisticsMeasure.PLANS': ['Kế hoạch', 'Plans'],
  'StatisticsMeasure.TASKS': ['Nhiệm vụ', 'Tasks'],
  'StatisticsMeasure.TARGETS': ['Chỉ tiêu', 'Targets'],
  'StatisticsDimension.DOCUMENT_TYPE': ['Loại văn bản', 'Type of document'],
  'StatisticsDimension.PROVINCE': ['Tỉnh, thành phố', 'Province'],
  'StatisticsDimension.REGION': ['Vùng', 'Region'],
  'StatisticsDimension.YEAR': ['Năm', 'Year'],
  'StatisticsDimension.ACTION_AREA': ['Lĩnh vực hành động', 'Action area'],
  'StatisticsDimension.PROGRAMME': ['Chương trình, đề án', 'Programme'],
  'StatisticsDimension.STRATEGY': ['Chiến lược', 'Strategy'],
};

/** Names a code of a field. */
export function codeWords(code: string, type: string): Words {
  const own = CODES[`${type}.${code}`] ?? (type === 'ComparisonAxis' ? CODES[code] : undefined);
  return own ?? labelOf(code, type);
}

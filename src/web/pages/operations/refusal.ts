import { GraphQLError } from 'graphql';
import { AppError, type ErrorCode } from '../../../base/errors.ts';
import { statusOfCode } from '../../kit/failure.ts';
import type { Words } from '../frame/language.ts';
import { findProvince, type NamedProvince } from '../provinces/province-list.ts';
import { type AskedQuestion, type AskedVariable, namesProvinces } from './asked-question.ts';

/** Why the graph did not answer a question, for its form. */
export interface Refusal {
  question: AskedQuestion;
  /** What a program is told. */
  technical: string;
}

/** The variables that a code is about whatever its message says. */
const ABOUT: Partial<Record<ErrorCode, readonly string[]>> = {
  UNKNOWN_PROVINCE: ['province', 'provinces'],
  AMBIGUOUS_PROVINCE: ['province', 'provinces'],
  BAD_PAGE_SIZE: ['first'],
  BAD_CURSOR: ['after'],
  AMBIGUOUS_NUMBER: ['number'],
};

const WORDS: Partial<Record<ErrorCode, Words>> = {
  UNKNOWN_PROVINCE: ['Không có tỉnh, thành phố nào mang tên hay mã này.', 'No province has this name or code.'],
  AMBIGUOUS_PROVINCE: [
    'Mã này từng là mã của hai tỉnh; hãy gõ tên.',
    'This code has meant two provinces; type the name.',
  ],
  UNKNOWN_VALUE: ['Giá trị này không có trong dữ liệu.', 'This value is not in the dataset.'],
  UNKNOWN_RECORD: ['Không có bản ghi này trong dữ liệu.', 'The dataset has no such record.'],
  WITHDRAWN_RECORD: ['Bản ghi này từng có và đã được rút.', 'This record was here and has been withdrawn.'],
  BAD_ID: ['Đây không phải là mã của một bản ghi như vậy.', 'This is no id of such a record.'],
  BAD_CURSOR: [
    'Không tiếp được từ trang trước. Hãy bắt đầu lại từ trang đầu.',
    'The page before cannot be continued. Begin again with the first page.',
  ],
  BAD_PAGE_SIZE: ['Hãy chọn một số từ 0 đến 100.', 'Choose a number from 0 to 100.'],
  AMBIGUOUS_NUMBER: [
    'Nhiều văn bản mang số này. Hãy thêm tỉnh hoặc năm.',
    'Several documents bear this number. Add the province or the year.',
  ],
  QUERY_TOO_LARGE: ['Câu hỏi này quá lớn. Hãy chọn ít hơn.', 'This question is too large. Choose less.'],
};
const OTHER: Words = ['Giá trị này không dùng được ở đây.', 'This value cannot be used here.'];

/**
 * Puts an error of the answer beside the field that it speaks of, else above all of them.
 *
 * Throws: the error itself where it is no fault of what was asked.
 */
export function refusalOf(question: AskedQuestion, error: unknown, all: readonly NamedProvince[]): Refusal {
  const known = error instanceof AppError ? error : null;
  // The graph itself refuses null and values of other types, and gives no code.
  if (!known && !(error instanceof GraphQLError && !error.originalError)) throw error;
  if (known && statusOfCode(known.code) >= 500) throw error;
  const { message } = error as Error;
  const code = known?.code ?? 'BAD_USER_INPUT';
  const at = question.variables.findIndex((variable) => isMeant(variable, message, code));
  const meant = question.variables[at];
  const suggestion = typeof known?.details.suggestion === 'string' ? known.details.suggestion : null;
  const problem = wordsOf(code, meant, suggestion, all);
  return {
    technical: message,
    question: meant
      ? { ...question, variables: question.variables.with(at, { ...meant, problem: meant.problem ?? problem }) }
      : { ...question, problem: question.problem ?? problem },
  };
}

/** Messages name the value in quotes, or the variable or argument by its name. */
function isMeant({ name, shown }: AskedVariable, message: string, code: ErrorCode): boolean {
  const about = ABOUT[code];
  if (about) return about.includes(name);
  return (
    shown.some((text) => message.includes(`"${text}"`)) ||
    new RegExp(`(?:^|[^A-Za-z])${name}(?:[^A-Za-z]|$)`, 'i').test(message)
  );
}

function wordsOf(
  code: ErrorCode,
  meant: AskedVariable | undefined,
  suggestion: string | null,
  all: readonly NamedProvince[],
): Words {
  if (meant && code === 'UNKNOWN_PROVINCE' && namesProvinces(meant.name)) {
    for (const text of meant.shown) {
      const found = findProvince(all, text);
      if ('problem' in found) return found.problem;
    }
  }
  if (meant?.isRequired && meant.shown.length === 0) return ['Cần có một giá trị.', 'This needs a value.'];
  const [vi, en] = WORDS[code] ?? OTHER;
  if (suggestion === null) return [vi, en];
  return [`${vi} Có phải là “${suggestion}”?`, `${en} Did you mean “${suggestion}”?`];
}

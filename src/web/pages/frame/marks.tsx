import { labelOf } from '../../../operations/labels.ts';
import { useFrame } from './frame.tsx';
import type { Words } from './language.ts';

/** How well a plan is known, or why none is: what a tile, a row or a bar shows. */
export const COVERAGE_MARKS = ['full', 'part', 'report', 'cited', 'bare', 'none', 'unsearched', 'absent'] as const;
export type CoverageMark = (typeof COVERAGE_MARKS)[number];
/** What a cell of a comparison shows. */
export type CellMark = 'yes' | 'unclear' | 'void' | 'none' | 'unsearched' | 'absent';
export type Mark = CoverageMark | CellMark;

interface MarkWords {
  name: Words;
  meaning: Words;
}

/** One table of what the marks are called and mean. Names come from the table of labels where a code has one. */
export const MARKS: Readonly<Record<Mark, MarkWords>> = {
  full: { name: labelOf('FULL'), meaning: ['Toàn văn kế hoạch đã được đọc.', 'The whole text of the plan was read.'] },
  part: {
    name: labelOf('PARTIAL'),
    meaning: ['Có văn bản nhưng chưa đủ.', 'The text is there, but not all of it.'],
  },
  report: {
    name: labelOf('REPORT_ONLY'),
    meaning: ['Có tin, bài kể về kế hoạch, chưa thấy văn bản.', 'A page tells of the plan; its text was not seen.'],
  },
  cited: {
    name: labelOf('CITED_ONLY'),
    meaning: [
      'Văn bản khác nhắc đến; chưa thấy chính kế hoạch.',
      'Another document names it; the plan itself was not seen.',
    ],
  },
  bare: {
    name: ['Chưa ghi nguồn', 'Without a source'],
    meaning: ['Có trong dữ liệu nhưng chưa ghi nguồn nào.', 'In the dataset, but no source is recorded.'],
  },
  none: {
    name: labelOf('NO_PLAN_FOUND'),
    meaning: [
      'Đã có người tìm ở những nơi ghi bên dưới và không thấy.',
      'Somebody looked in the places named below and found none.',
    ],
  },
  unsearched: {
    name: labelOf('NOT_SEARCHED'),
    meaning: ['Không biết có hay không: chưa ai tìm.', 'Not known either way: nobody looked.'],
  },
  absent: {
    name: labelOf('PROVINCE_DID_NOT_EXIST'),
    meaning: ['Tỉnh, thành phố không tồn tại trong năm ấy.', 'The province did not exist in that year.'],
  },
  yes: {
    name: labelOf('PRESENT'),
    meaning: ['Cơ quan ban hành có ít nhất một nhiệm vụ trong dòng.', 'The issuer has at least one task in the row.'],
  },
  unclear: {
    name: ['Chưa rõ', 'Unclear'],
    meaning: [
      'Không thấy, nhưng nguồn không cho thấy toàn bộ kế hoạch hoặc chưa ai kiểm tra.',
      'Not seen, but the source does not show the whole plan, or nobody has reviewed it.',
    ],
  },
  void: {
    name: labelOf('NOT_ADDRESSED'),
    meaning: [
      'Toàn văn đã được người đọc và không có việc nào trong dòng.',
      'The full text was reviewed and has nothing in the row.',
    ],
  },
};

/** Says how well a plan is known, or why none is. */
export function coverageMark(state: string, completeness: string | null): CoverageMark {
  if (state === 'NO_PLAN_FOUND') return 'none';
  if (state === 'PROVINCE_DID_NOT_EXIST') return 'absent';
  if (state === 'NOT_SEARCHED') return 'unsearched';
  const marks: Readonly<Record<string, CoverageMark>> = {
    FULL: 'full',
    PARTIAL: 'part',
    REPORT_ONLY: 'report',
    CITED_ONLY: 'cited',
  };
  return marks[completeness ?? ''] ?? 'bare';
}

/** Says what a cell of a comparison shows for its state. */
export function cellMark(state: string): CellMark {
  const marks: Readonly<Record<string, CellMark>> = {
    PRESENT: 'yes',
    NOT_ADDRESSED: 'void',
    NO_PLAN_FOUND: 'none',
    NOT_SEARCHED: 'unsearched',
    PROVINCE_DID_NOT_EXIST: 'absent',
  };
  return marks[state] ?? 'unclear';
}

/** The pictures of the marks, once on each page; all others refer to them. */
export function MarkSymbols() {
  return (
    <svg className="defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <symbol id="m-full" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="7" fill="currentColor" />
        </symbol>
        <symbol id="m-part" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />
        </symbol>
        <symbol id="m-report" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
          <circle cx="8" cy="8" r="2.5" fill="currentColor" />
        </symbol>
        <symbol id="m-cited" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
        </symbol>
        <symbol id="m-bare" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2 2" />
        </symbol>
        <symbol id="m-none" viewBox="0 0 16 16">
          <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="2.5" />
        </symbol>
        <symbol id="m-unsearched" viewBox="0 0 16 16">
          <path d="M5 6a3 3 0 1 1 4.2 2.7c-.9.4-1.2.9-1.2 1.8" fill="none" stroke="currentColor" strokeWidth="2" />
          <circle cx="8" cy="13.3" r="1.3" fill="currentColor" />
        </symbol>
        <symbol id="m-absent" viewBox="0 0 16 16">
          <path d="M3 8h10" stroke="currentColor" strokeWidth="2.5" />
        </symbol>
        <symbol id="m-yes" viewBox="0 0 16 16">
          <path d="M2 8.5l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2.5" />
        </symbol>
        <symbol id="m-unclear" viewBox="0 0 16 16">
          <path d="M2 8h2.5M6.8 8h2.5M11.5 8H14" stroke="currentColor" strokeWidth="2.5" />
        </symbol>
        <symbol id="m-void" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M2.5 13.5l11-11" stroke="currentColor" strokeWidth="2" />
        </symbol>
      </defs>
    </svg>
  );
}

/** The picture of a mark alone; its words stand beside it. */
export function MarkIcon({ mark }: { mark: Mark }) {
  return (
    <svg className="mark" aria-hidden="true" focusable="false">
      <use href={`#m-${mark}`} />
    </svg>
  );
}

/** A mark: picture and words. */
export function MarkName({ mark }: { mark: Mark }) {
  const { say } = useFrame();
  return (
    <span className="state">
      <MarkIcon mark={mark} />
      <span>{say(MARKS[mark].name)}</span>
    </span>
  );
}

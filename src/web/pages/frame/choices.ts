import type { Words } from './language.ts';

/** Reads one parameter of a page. What cannot be read leaves the default standing, with the reason. */
export interface Field<T> {
  default: T;
  read(values: readonly string[]): { value: T } | { problem: Words };
  write(value: T): readonly string[];
}

/** The choices of a page as its address gives them. */
export interface Choices<T> {
  values: T;
  /** Why a parameter was not taken, to stand beside its field. */
  problems: Partial<Record<keyof T, Words>>;
  /** What stood in a parameter, to be shown again in its field. */
  raw: Record<keyof T, string>;
  /** Writes an address's parameters, all of them and always in one order, with some of them changed. */
  query(changes?: Partial<T>): string;
  /** The same for many addresses that differ in one parameter, the others being written once. */
  varying<K extends keyof T>(name: K): (value: T[K]) => string;
}

type Fields<T> = { [K in keyof T]: Field<T[K]> };

/** Longer ones are shown to nobody again. */
const LONGEST_SHOWN = 500;

/** Reads the choices of a page from the parameters of its address. */
export function readChoices<T extends object>(fields: Fields<T>, params: URLSearchParams): Choices<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  const values: Partial<T> = {};
  const problems: Choices<T>['problems'] = {};
  const raw: Partial<Record<keyof T, string>> = {};
  for (const name of names) {
    const given = params
      .getAll(name)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    raw[name] = given.join(', ').slice(0, LONGEST_SHOWN);
    values[name] = fields[name].default;
    if (given.length === 0) continue;
    const answer = fields[name].read(given);
    if ('problem' in answer) problems[name] = answer.problem;
    else values[name] = answer.value;
  }
  const complete = values as T;
  return {
    values: complete,
    problems,
    raw: raw as Record<keyof T, string>,
    query: (changes = {}) => queryOf(fields, { ...complete, ...changes }),
    varying: (name) => {
      const written = names.map((one) => (one === name ? null : partsOf(fields, one, complete[one])));
      return (value) => joined(written.flatMap((parts) => parts ?? partsOf(fields, name, value)));
    },
  };
}

function queryOf<T extends object>(fields: Fields<T>, values: T): string {
  return joined((Object.keys(fields) as (keyof T & string)[]).flatMap((name) => partsOf(fields, name, values[name])));
}

function partsOf<T extends object, K extends keyof T>(fields: Fields<T>, name: K, value: T[K]): string[] {
  return fields[name]
    .write(value)
    .map((one) => `${String(name)}=${encodeURIComponent(one).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
}

const joined = (parts: readonly string[]) => (parts.length === 0 ? '' : `?${parts.join('&')}`);

const shown = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** What no keyboard writes into a field. */
const CONTROL = /(?![\t\r\n])\p{Cc}/u;
const UNREADABLE: Words = [
  'Ở đây có ký tự không đọc được. Hãy gõ lại.',
  'Something here cannot be read. Type it again.',
];

/** A whole number from one bound to another. */
export function numberField<D extends number | null>(standard: D, from: number, to: number): Field<number | D> {
  return {
    default: standard,
    read: ([text = '']) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= from && value <= to) return { value };
      return {
        problem: [
          `“${shown(text)}” không dùng được. Hãy chọn một số từ ${from} đến ${to}.`,
          `“${shown(text)}” cannot be used. Choose a number from ${from} to ${to}.`,
        ],
      };
    },
    write: (value) => (value === null ? [] : [String(value)]),
  };
}

/** One of a few codes, in any case of letters. */
export function choiceField<C extends string, D extends C | null>(codes: readonly C[], standard: D): Field<C | D> {
  return {
    default: standard,
    read: ([text = '']) => {
      const code = codes.find((one) => one.toLowerCase() === text.toLowerCase());
      return code ? { value: code } : { problem: notOneOf(text, codes) };
    },
    write: (value) => (value === null ? [] : [value]),
  };
}

/** Several of a few codes, repeated or with commas; null when none is given. */
export function choicesField<C extends string>(codes: readonly C[]): Field<readonly C[] | null> {
  return {
    default: null,
    read: (texts) => {
      const parts = texts
        .flatMap((text) => text.split(','))
        .map((part) => part.trim())
        .filter(Boolean);
      const found = parts.map((part) => codes.find((one) => one.toLowerCase() === part.toLowerCase()));
      const wrong = parts.find((_, i) => found[i] === undefined);
      if (wrong !== undefined) return { problem: notOneOf(wrong, codes) };
      const value = codes.filter((code) => found.includes(code));
      return { value: value.length === 0 ? null : value };
    },
    write: (value) => (value === null ? [] : [value.join(',')]),
  };
}

/** A text as it was typed, cut where it is longer than anything that can be meant. No text holds control characters. */
export function textField(longest = 300): Field<string> {
  return {
    default: '',
    read: (texts) => {
      const value = texts.join(', ').slice(0, longest);
      return CONTROL.test(value) ? { problem: UNREADABLE } : { value };
    },
    write: (value) => (value === '' ? [] : [value]),
  };
}

function notOneOf(text: string, codes: readonly string[]): Words {
  return [
    `Không có lựa chọn “${shown(text)}”. Hãy chọn: ${codes.join(', ')}.`,
    `There is no choice “${shown(text)}”. Choose one of ${codes.join(', ')}.`,
  ];
}

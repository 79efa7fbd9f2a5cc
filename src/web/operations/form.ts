import type { FastifyRequest } from 'fastify';
import { AppError } from '../../base/errors.ts';
import { nearest } from '../../base/text.ts';
import type { Table } from '../../operations/answer.ts';
import { TITLE_LANGUAGES, type TitleLanguage } from '../../operations/column-titles.ts';
import { FORMS, type Form, formsOf } from '../../operations/forms.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import type { ResultIdentity } from '../../operations/result.ts';
import { type TextTable, tableToCsv, tableToHtml, tableToNdjson } from '../../operations/text-forms.ts';
import type { Answer } from '../answers/answer-cache.ts';
import { escapeHtml } from '../kit/escape.ts';
import { preferredType } from '../kit/negotiate.ts';

type TextForm = Exclude<Form, 'json' | 'xlsx' | 'atom' | 'ics'>;

/** How a table is to be written, beside its form. */
export interface Writing {
  titles: TitleLanguage | null;
  /** Whether a CSV begins with a byte order mark, which spreadsheets need and programs stumble over. */
  bom: boolean;
}

/** Reads the form from the end of an address, else from what the client accepts. Throws: UNKNOWN_FORM with the list. */
export function formOf(operation: ShippedOperation, suffix: string | undefined, request: FastifyRequest): Form {
  const known = formsOf(operation);
  if (suffix === undefined) {
    // A browser that was given the plain address gets the answer as it is.
    const offered = known.filter((form) => form !== 'html' && form !== 'json').map((form) => FORMS[form]);
    const type = preferredType(request.headers.accept, [FORMS.json, ...offered]);
    return known.find((form) => FORMS[form] === type) ?? 'json';
  }
  const found = known.find((form) => form === suffix);
  if (found) return found;
  const near = nearest(suffix, known);
  throw new AppError(
    'UNKNOWN_FORM',
    `${operation.name} has no form ".${suffix.slice(0, 20)}".${near ? ` Did you mean ".${near}"?` : ''} It has ${known.map((form) => `.${form}`).join(', ')}.`,
    near ? { suggestion: near } : {},
  );
}

/** Takes out of the parameters which version is asked; null: the one that stands. */
export function takeVersion(parameters: URLSearchParams): string | null {
  const [version = '', ...more] = parameters.getAll('version');
  parameters.delete('version');
  if (more.length === 0) return version === '' ? null : version;
  throw new AppError('BAD_USER_INPUT', `"version" was given ${more.length + 1} times. It takes one value.`);
}

/** Takes out of the parameters what belongs to the form and not to the question. Throws: BAD_USER_INPUT. */
export function takeWriting(form: Form, parameters: URLSearchParams): Writing {
  if (form === 'json') return { titles: null, bom: false };
  const titles = take(parameters, 'titles', TITLE_LANGUAGES);
  const bom = form === 'csv' ? take(parameters, 'bom', ['0', '1']) : null;
  return { titles, bom: bom !== '0' };
}

function take<T extends string>(parameters: URLSearchParams, name: string, known: readonly T[]): T | null {
  const wanted = parameters.get(name);
  parameters.delete(name);
  if (wanted === null || wanted === '') return null;
  const found = known.find((one) => one === wanted);
  if (found) return found;
  throw new AppError('BAD_USER_INPUT', `"${name}" is "${wanted.slice(0, 80)}". It must be ${known.join(' or ')}.`);
}

/** Writes a table in a form of text. */
export function textAnswer(form: TextForm, given: TextTable, { bom }: Writing): Answer {
  const attached = attachedAs(given.operation, given.identity, form);
  const written = {
    csv: () => ({
      headers: [['content-type', 'text/csv; charset=utf-8; header=present'], attached] as [string, string][],
      body: tableToCsv(given, { bom }),
    }),
    ndjson: () => ({
      headers: [['content-type', 'application/x-ndjson; charset=utf-8'], attached] as [string, string][],
      body: tableToNdjson(given),
    }),
    html: () => ({
      headers: [
        ['content-type', 'text/html; charset=utf-8'],
        ['content-security-policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
      ] as [string, string][],
      body: tableToHtml(given, escapeHtml),
    }),
  }[form]();
  return { status: 200, ...written };
}

/** Names the file as which a form is saved. */
export function attachedAs({ name }: ShippedOperation, { version }: ResultIdentity, form: Form): [string, string] {
  return ['content-disposition', `attachment; filename="${name}-v${version}.${form}"`];
}

/** Tells that there is more than the rows of a table. */
export function cutMark({ cut }: Table): [string, string][] {
  return cut ? [['x-rows-truncated', 'true']] : [];
}

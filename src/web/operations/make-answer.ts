import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Db } from '../../database/connection.ts';
import type { RequestContext } from '../../graph/context.ts';
import { AnswerErrors, answerTable, answerTraced, type Execute } from '../../operations/answer.ts';
import { columnEnums, columnReasons, columnTypes } from '../../operations/column-types.ts';
import { FORMS, type Form } from '../../operations/forms.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { withRecordIds } from '../../operations/record-ids.ts';
import { hashOfData, hashOfRows, identityHeaders, identityOf } from '../../operations/result.ts';
import { tableToXlsx } from '../../operations/xlsx.ts';
import { type PublishedVersion, publishedAt } from '../../records/versions.ts';
import { operationAddress } from '../kit/copy-as.ts';
import { tableToCalendar } from './calendar.ts';
import { tableToFeed } from './feed.ts';
import { attachedAs, cutMark, textAnswer, type Writing } from './form.ts';
import type { TracedAnswer } from './since.ts';

/** A question as an address asks it. */
export interface Question {
  operation: ShippedOperation;
  variables: Record<string, unknown>;
  form: Form;
  writing: Writing;
}

/** An answer in its form, before it is sent. */
export interface Made<Body = string | Buffer> {
  status: 200;
  headers: (readonly [string, string])[];
  body: Body;
  operationName: string;
}

/** From what an answer is made. */
export interface Making {
  execute: Execute;
  db: Db;
  /** The version that the data is of; null before the first publication. */
  published: PublishedVersion | null;
  schema: GraphQLSchema;
  /** Stands before the address by which the answer is cited. */
  base: string;
  maxRows: number;
}

/** Makes the answer to a question in its form, named so that it can be cited. Throws: AnswerErrors. */
export async function makeAnswer(question: Question, making: Making): Promise<Made> {
  const { operation, form, writing } = question;
  const { execute, schema, maxRows } = making;
  if (form === 'json') return makeJson(question, making);
  if (form === 'atom') return makeFeed(question, making);
  const table = await answerTable(operation, question.variables, execute, maxRows);
  const identity = identityIn(question, making, hashOfRows(operation, table));
  const given = { operation, table, enums: columnEnums(operation, schema), identity };
  const made =
    form === 'xlsx'
      ? {
          headers: [['content-type', FORMS.xlsx], attachedAs(operation, identity, form)] as Head,
          body: await tableToXlsx({
            ...given,
            types: columnTypes(operation, schema),
            reasons: columnReasons(operation, schema),
            language: writing.titles ?? 'vi',
          }),
        }
      : form === 'ics'
        ? {
            headers: [['content-type', 'text/calendar; charset=utf-8'], attachedAs(operation, identity, form)] as Head,
            body: tableToCalendar({ ...given, language: writing.titles }, question.variables, timeOf(making)),
          }
        : textAnswer(form, { ...given, language: writing.titles }, writing);
  return {
    status: 200,
    headers: [...made.headers, ...identityHeaders(identity), ...cutMark(table)],
    body: made.body,
    operationName: operation.name,
  };
}

/** Makes the rows of an answer with the records that they are made of, and the hashes by which it is cited. Throws: AnswerErrors. */
export async function traceAnswer({ operation, variables }: Question, making: Making): Promise<TracedAnswer> {
  const { execute, schema, maxRows } = making;
  const table = await answerTraced(withRecordIds(operation, schema), variables, execute, maxRows);
  const { data, errors } = await execute(operation.document, variables);
  if (errors?.length) throw new AnswerErrors(errors, data);
  const rows = hashOfRows(operation, { rows: table.rows.map(({ cells }) => cells), cut: table.cut });
  return { table, hashes: { rows, data: hashOfData(data) } };
}

/** Where the answer of a version is had in a form, with the defaults written out: they may be others in a later release. */
export function citedAddress({ operation, variables, form, writing }: Question, base: string, version: number): string {
  const asked = { operation: operation.name, variables: { ...operation.variables, ...variables } };
  const more = { ...(writing.titles && { titles: writing.titles }), version: String(version) };
  return base + operationAddress(asked, form, more);
}

type Head = [string, string][];

/** An unknown time is that of no publication: the dataset is empty then. */
const timeOf = ({ published }: Making) => published?.publishedAt ?? new Date(0);

/** Makes the feed of a question: its rows by the times at which their records changed. Throws: AnswerErrors. */
async function makeFeed(question: Question, making: Making): Promise<Made> {
  const { operation, variables, writing } = question;
  const { schema, db, execute, maxRows, base } = making;
  const { rows: traced, cut } = await answerTraced(withRecordIds(operation, schema), variables, execute, maxRows);
  const table = { rows: traced.map(({ cells }) => cells), cut };
  const identity = identityIn(question, making, hashOfRows(operation, table));
  const ids = [...new Set(traced.flatMap(({ records }) => records))];
  const asked = { operation: operation.name, variables };
  const titles: Record<string, string> = writing.titles ? { titles: writing.titles } : {};
  const body = tableToFeed({
    given: { operation, table, enums: columnEnums(operation, schema), language: writing.titles, identity },
    traced,
    changedAt: await publishedAt(db, ids),
    published: timeOf(making),
    self: base + operationAddress(asked, 'atom', titles),
    page: base + operationAddress(asked, 'html', titles),
  });
  const headers: Head = [['content-type', 'application/atom+xml; charset=utf-8'], ...identityHeaders(identity)];
  return { status: 200, headers: [...headers, ...cutMark(table)], body, operationName: operation.name };
}

/** Throws: AnswerErrors, since part of an answer is none. */
async function makeJson(question: Question, making: Making): Promise<Made<string>> {
  const { operation, variables } = question;
  const { data, errors } = await making.execute(operation.document, variables);
  if (errors?.length) throw new AnswerErrors(errors, data);
  const identity = identityIn(question, making, hashOfData(data));
  const { version, hash, address, citation } = identity;
  return {
    status: 200,
    headers: [['content-type', 'application/json; charset=utf-8'], ...identityHeaders(identity)],
    body: JSON.stringify({
      data,
      extensions: { datasetVersion: version, resultSha256: hash, citation, citeAs: address },
    }),
    operationName: operation.name,
  };
}

function identityIn(question: Question, { published, base }: Making, hash: string) {
  const version = published?.version ?? 0;
  const publishedAt = published?.publishedAt ?? null;
  return identityOf({
    operation: question.operation,
    version,
    publishedAt,
    hash,
    address: citedAddress(question, base, version),
  });
}

/** Makes the way to the GraphQL server of this process: the same checks, limits and masking of errors as over HTTP. */
export function executor(
  graphql: ApolloServer<RequestContext>,
  context: () => RequestContext,
  operationName: string,
): Execute {
  return async (query, variables) => {
    const { body } = await graphql.executeOperation({ query, variables, operationName }, { contextValue: context() });
    if (body.kind !== 'single') throw new Error('an operation was answered in parts');
    return body.singleResult;
  };
}

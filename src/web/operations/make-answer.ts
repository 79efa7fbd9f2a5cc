import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../graph/context.ts';
import { AnswerErrors, answerTable, type Execute } from '../../operations/answer.ts';
import { columnEnums, columnTypes } from '../../operations/column-types.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { hashOfData, hashOfRows, identityHeaders, identityOf } from '../../operations/result.ts';
import { tableToXlsx } from '../../operations/xlsx.ts';
import type { PublishedVersion } from '../../records/versions.ts';
import { operationAddress } from '../kit/copy-as.ts';
import { attachedAs, cutMark, type Form, textAnswer, type Writing, XLSX } from './form.ts';

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

interface Making {
  execute: Execute;
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
  const table = await answerTable(operation, question.variables, execute, maxRows);
  const identity = identityIn(question, making, hashOfRows(operation, table));
  const given = { operation, table, enums: columnEnums(operation, schema), identity };
  const made =
    form === 'xlsx'
      ? {
          headers: [['content-type', XLSX], attachedAs(operation, identity, form)] as [string, string][],
          body: await tableToXlsx({
            ...given,
            types: columnTypes(operation, schema),
            language: writing.titles ?? 'vi',
          }),
        }
      : textAnswer(form, { ...given, language: writing.titles }, writing);
  return {
    status: 200,
    headers: [...made.headers, ...identityHeaders(identity), ...cutMark(table)],
    body: made.body,
    operationName: operation.name,
  };
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

function identityIn({ operation, variables, form, writing }: Question, { published, base }: Making, hash: string) {
  const version = published?.version ?? 0;
  // Defaults are written out: they may be others in a later release.
  const asked = { operation: operation.name, variables: { ...operation.variables, ...variables } };
  const more = { ...(writing.titles && { titles: writing.titles }), version: String(version) };
  return identityOf({
    operation,
    version,
    publishedAt: published?.publishedAt ?? null,
    hash,
    address: base + operationAddress(asked, form, more),
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

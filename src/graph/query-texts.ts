import { type DocumentNode, GraphQLError, visit } from 'graphql';
import type { ErrorCode } from '../base/errors.ts';

/** No name, number, cursor or search of this dataset is longer. */
const MAX_TEXT_LENGTH = 1_000;

/**
 * Refuses texts that the database cannot hold or that nothing here is as long as, in the query and in its variables.
 *
 * Throws: GraphQLError with BAD_USER_INPUT or QUERY_TOO_LARGE.
 */
export function checkTexts(document: DocumentNode, variables: Record<string, unknown>): void {
  visit(document, { StringValue: (node) => checkText('A text in the query', node.value) });
  for (const [name, value] of Object.entries(variables)) checkValue(`Variable "$${name}"`, value);
}

function refusal(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

function checkValue(subject: string, value: unknown): void {
  if (typeof value === 'string') checkText(subject, value);
  else if (value !== null && typeof value === 'object')
    for (const part of Object.values(value)) checkValue(subject, part);
}

function checkText(subject: string, text: string): void {
  if (text.includes('\u0000')) {
    throw refusal('BAD_USER_INPUT', `${subject} holds the character U+0000, which no text here can hold. Remove it.`);
  }
  if (text.length > MAX_TEXT_LENGTH) {
    throw refusal(
      'QUERY_TOO_LARGE',
      `${subject} has ${text.length} characters. The longest that can be used has ${MAX_TEXT_LENGTH}.`,
    );
  }
}

import { type DocumentNode, GraphQLError, visit } from 'graphql';
import { LIMITS, tooLarge } from './query-limits.ts';
import { perDocument } from './query-memory.ts';

/** No name, number, cursor or search of this dataset is longer. */
const MAX_TEXT_LENGTH = LIMITS.text.most;

/**
 * Refuses texts that the database cannot hold or that nothing here is as long as, in the query and in its variables.
 *
 * Throws: GraphQLError with BAD_USER_INPUT or QUERY_TOO_LARGE.
 */
export function checkTexts(document: DocumentNode, variables: Record<string, unknown>): void {
  for (const text of textsOf(document)) checkText('A text in the query', text);
  checkValues(variables);
}

/** The texts that stand in a query itself. */
const textsOf = perDocument((document) => {
  const texts: string[] = [];
  visit(document, { StringValue: (node) => void texts.push(node.value) });
  return texts;
});

/** Looks at everything in the variables, without recursion: a stranger says how deep they are. */
function checkValues(variables: Record<string, unknown>): void {
  let values = 0;
  for (const [name, variable] of Object.entries(variables)) {
    const subject = `Variable "$${name}"`;
    let depth = -1;
    for (const level of levelsOf(variable)) {
      depth++;
      if (depth > LIMITS.variableDepth.most) {
        const fact = `${subject} holds lists and objects more than ${LIMITS.variableDepth.most} deep inside each other.`;
        throw tooLarge('variableDepth', depth, fact);
      }
      values += level.length;
      if (values > LIMITS.variableValues.most) {
        const fact = `The variables hold more than ${LIMITS.variableValues.most.toLocaleString('en')} values.`;
        throw tooLarge('variableValues', values, fact);
      }
      for (const value of level) if (typeof value === 'string') checkText(subject, value);
    }
  }
}

/** Gives the values that stand beside each other, level by level from the outside. */
function* levelsOf(whole: unknown): Generator<unknown[]> {
  for (let level: unknown[] = [whole]; level.length > 0; ) {
    yield level;
    level = level.flatMap((value) => (value !== null && typeof value === 'object' ? Object.values(value) : []));
  }
}

/** Says whether lists and objects stand so deep inside each other that what follows them may not come back. */
export function isDeep(value: unknown): boolean {
  let depth = 0;
  for (const _ of levelsOf(value)) if (depth++ > 2 * LIMITS.variableDepth.most) return true;
  return false;
}

function checkText(subject: string, text: string): void {
  if (text.includes('\u0000')) {
    const message = `${subject} holds the character U+0000, which no text here can hold. Remove it.`;
    throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
  }
  if (text.length > MAX_TEXT_LENGTH) {
    const fact = `${subject} has ${text.length} characters. The longest that can be used has ${MAX_TEXT_LENGTH}.`;
    throw tooLarge('text', text.length, fact);
  }
}

import { expect, it } from 'vitest';
import { askedOf } from '../../../src/web/playground/page/asked.ts';

const QUERY = 'query A($n: Int) { plans(first: $n) { totalCount } }';

it.each([
  [
    { query: QUERY, variables: '{"n": 1}' },
    { query: QUERY, variables: { n: 1 } },
  ],
  // What an earlier query left behind is not sent, so it is not copied.
  [
    { query: QUERY, variables: '{"n": 1, "year": 2024}' },
    { query: QUERY, variables: { n: 1 } },
  ],
  [
    { query: QUERY, variables: '', operationName: 'A' },
    { query: QUERY, variables: {} },
  ],
  [
    { query: `${QUERY} query B { dataset { version } }`, variables: '', operationName: 'B' },
    { query: `${QUERY} query B { dataset { version } }`, variables: {}, operationName: 'B' },
  ],
  [
    { query: '{ plans {', variables: '{"n": 1}' },
    { query: '{ plans {', variables: { n: 1 } },
  ],
  [{ query: QUERY, variables: '{"n": ' }, 'variables'],
  [{ query: QUERY, variables: '[1]' }, 'variables'],
  [{ query: QUERY, variables: 'null' }, 'variables'],
  [{ query: ' \n', variables: '' }, null],
])('what %j asks is copied as it is sent', (tab, asked) => {
  expect(askedOf(tab)).toEqual(asked);
});

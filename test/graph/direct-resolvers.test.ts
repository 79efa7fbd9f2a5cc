import { isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { callDirectly } from '../../src/graph/direct-resolvers.ts';
import { createSchema } from '../../src/schema.ts';

it('calls every method of a resolver at once, and waits for none of its arguments', async () => {
  const schema = await createSchema();
  expect(callDirectly(schema)).toEqual([]);
  const type = schema.getType('Province');
  if (!isObjectType(type)) throw new Error('no Province');
  const { state } = type.getFields();
  const newestState = { code: '75' };
  // Without a day nothing is to be loaded: the value itself comes back, and no promise of it.
  expect(state?.resolve?.({ newestState }, {}, {}, {} as never)).toBe(newestState);
});

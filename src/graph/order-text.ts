import { type SQL, sql } from 'drizzle-orm';
import { written } from '../database/written.ts';
import type { Order, OrderColumn } from './pagination.ts';

interface OrderText {
  forward: SQL;
  backward: SQL;
  cursor: SQL;
}

const TEXTS = new WeakMap<Order, OrderText>();

/** Writes an order out, once for all statements that are in it. */
export function textOf(order: Order): OrderText {
  const known = TEXTS.get(order);
  if (known) return known;
  const list = (part: (column: OrderColumn) => SQL) => sql.join(order.columns.map(part), sql`, `);
  const by = (backward: boolean) =>
    written(
      list(
        ({ expression, descending }) =>
          sql`${expression} ${sql.raw(Boolean(descending) !== backward ? 'desc' : 'asc')}`,
      ),
    );
  const values = list(({ expression }) => sql`(${expression})::text`);
  const text = {
    forward: by(false),
    backward: by(true),
    cursor: written(sql`json_build_array(${values})::text as cursor,`),
  };
  TEXTS.set(order, text);
  return text;
}

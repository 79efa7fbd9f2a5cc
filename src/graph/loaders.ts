import DataLoader from 'dataloader';
import { groupBy } from '../base/group-by.ts';
import { type Asked, askedByAll, nameOfAsked } from './fields.ts';

/** Loads one row by its key; null when there is none. Rows may come back in any order: they are paired by key. */
export function oneByKey<R>(
  fetch: (keys: string[]) => Promise<R[]>,
  keyOf: (row: R) => string,
): DataLoader<string, R | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await fetch([...keys])).map((row) => [keyOf(row), row]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/**
 * Loads one row by its key with what is asked of it; null when there is none. Those who ask in the same moment share a
 * statement, which reads what any of them asks.
 */
export function oneAsAsked<R>(
  fetch: (keys: string[], asked: Asked | null) => Promise<R[]>,
  keyOf: (row: R) => string,
): { load: (key: string, asked?: Asked | null) => Promise<R | null> } {
  type Request = { key: string; asked: Asked | null };
  const loader = new DataLoader<Request, R | null, string>(
    async (requests) => {
      const keys = [...new Set(requests.map(({ key }) => key))];
      const rows = await fetch(keys, askedByAll(requests.map(({ asked }) => asked)));
      const found = new Map(rows.map((row) => [keyOf(row), row]));
      return requests.map(({ key }) => found.get(key) ?? null);
    },
    { cacheKeyFn: ({ key, asked }) => `${key} ${nameOfAsked(asked)}` },
  );
  return { load: (key, asked = null) => loader.load({ key, asked }) };
}

/** Loads all rows of a key, in the order in which the statement gives them; an empty list when there are none. */
export function manyByKey<R>(
  fetch: (keys: string[]) => Promise<R[]>,
  keyOf: (row: R) => string,
): DataLoader<string, R[]> {
  return new DataLoader(async (keys) => {
    const found = groupBy(await fetch([...keys]), keyOf);
    return keys.map((key) => found.get(key) ?? []);
  });
}

/** Keeps one loader for each different set of arguments, so that equal fields of many parents share a statement. */
export function byArguments<A, L>(make: (args: A) => L): (args: A) => L {
  const made = new Map<string, L>();
  return (args) => {
    const name = JSON.stringify(args);
    const loader = made.get(name) ?? make(args);
    made.set(name, loader);
    return loader;
  };
}

/** Runs a load at most once and keeps its answer: code lists are needed by many fields of one request. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

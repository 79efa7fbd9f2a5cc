import DataLoader from 'dataloader';
import { groupBy } from '../base/group-by.ts';

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

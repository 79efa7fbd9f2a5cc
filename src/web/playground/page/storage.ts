const PREFIX = 'kehoach:';

/**
 * Gives the browser's storage under a prefix of our own, because a developer's other GraphiQL on the same
 * localhost port would otherwise leave its tabs here and hide the flagship query on a first visit.
 *
 * Reads answer null and writes do nothing where the browser forbids storage: the page works without it.
 */
export const pageStorage = {
  getItem(key: string): string | null {
    return attempt(() => localStorage.getItem(PREFIX + key), null);
  },
  setItem(key: string, value: string): void {
    attempt(() => localStorage.setItem(PREFIX + key, value), undefined);
  },
  removeItem(key: string): void {
    attempt(() => localStorage.removeItem(PREFIX + key), undefined);
  },
  get length(): number {
    return ownKeys().length;
  },
  clear(): void {
    for (const key of ownKeys()) attempt(() => localStorage.removeItem(key), undefined);
  },
};

function ownKeys(): string[] {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);
}

function attempt<T>(action: () => T, fallback: T): T {
  try {
    return action();
  } catch {
    return fallback;
  }
}

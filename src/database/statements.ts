import type { Logger as QueryLogger } from 'drizzle-orm';

/** Tells all who want to hear of statements: the service that counts them all, and a request that counts its own. */
export function loggedBy(queryLogger?: QueryLogger, onStatement?: () => void): { logger?: QueryLogger } {
  if (!onStatement) return queryLogger ? { logger: queryLogger } : {};
  return {
    logger: {
      logQuery: (query, parameters) => {
        queryLogger?.logQuery(query, parameters);
        onStatement();
      },
    },
  };
}

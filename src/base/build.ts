/** What was built for the sources as they are; null where there is none that fits. */
export interface Build {
  /** Folder of the playground's page. */
  page: string | null;
  /** Folder of the snapshot of the seeded database. */
  snapshot: string | null;
}

let current: Build = { page: null, snapshot: null };

/** Tells this process what was built; called once, by who starts it. Without it nothing was. */
export function setBuild(build: Build): void {
  current = build;
}

/** Returns what was built for this process. */
export function currentBuild(): Build {
  return current;
}

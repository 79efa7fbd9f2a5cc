import type { Warning } from './bundle/bundle.schema.ts';

/** What a stage found, with what it has to say of it. Stages hand both on; none writes into what another found. */
export interface Told<T> {
  readonly fact: T;
  readonly warnings: readonly Warning[];
}

/** Wraps what was found with the warnings that go with it. */
export function told<T>(fact: T, ...warnings: readonly Warning[]): Told<T> {
  return { fact, warnings };
}

/** Makes a warning: what was met, where, what was kept and what was dropped for it. */
export function warning(
  kind: Warning['kind'],
  where: string,
  kept: string | null,
  dropped: string | null,
  evidence: Warning['evidence'],
): Warning {
  return { kind, where, kept, dropped, evidence };
}

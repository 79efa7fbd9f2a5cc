import { expect } from 'vitest';
import type { Answer } from './app.ts';

/** Expects an answer without errors that ran at most so many statements; prints them when there were more. */
export function expectBudget(answer: Answer, most: number): void {
  expect(answer.errors).toBeUndefined();
  const printed = answer.statements.map((statement, i) => `${i + 1}. ${statement}`).join('\n\n');
  expect(answer.statements.length, `more than ${most} statements:\n\n${printed}\n`).toBeLessThanOrEqual(most);
  expect(answer.statements.length, 'no statement was seen: is the database’s log connected?').toBeGreaterThan(0);
}

import { AppError } from '../../../base/errors.ts';
import { useFrame } from './frame.tsx';
import type { Words } from './language.ts';

/** Why a list begins anew although its address named a place in it. */
const GONE: Words = ['Trang tiếp này không còn; đây là trang đầu.', 'This next page is gone; here is the first.'];

/**
 * Asks for a page of a list; where its cursor means nothing (any more), for the first one.
 *
 * `problems` then says so beside the field `after`. Throws: what `ask` throws otherwise.
 */
export async function askFrom<T>(
  after: string,
  problems: { after?: Words },
  ask: (after: string | null) => Promise<T>,
): Promise<T> {
  if (after === '') return ask(null);
  try {
    return await ask(after);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BAD_CURSOR') throw error;
    problems.after = GONE;
    return ask(null);
  }
}

/** The state of a list between its pages. */
export interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** Leads to the next page of a list; nothing at its end. `address` writes the address of the page after a cursor. */
export function NextPage({ of, address }: { of: PageInfo; address: (after: string) => string }) {
  const { t } = useFrame();
  if (!of.hasNextPage || of.endCursor === null) return null;
  return (
    <p>
      <a href={address(of.endCursor)} rel="next">
        {t('Trang tiếp', 'Next page')}
      </a>
    </p>
  );
}

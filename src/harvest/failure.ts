import { AppError } from '../base/errors.ts';

/** Why a source cannot be had, for who says it in another language. */
export type FailureReason =
  | 'address'
  | 'private'
  | 'redirects'
  | 'size'
  | 'slow'
  | 'network'
  | 'status'
  | 'robots'
  | 'encoding'
  | 'no-feed'
  | 'other';

/** Makes the error of a source that cannot be harvested; the fact ends without a full stop. */
export function failed(fact: string, reason: FailureReason = 'other', options?: ErrorOptions): AppError {
  return new AppError('HARVEST_FAILED', `${fact}.`, { reason }, options);
}

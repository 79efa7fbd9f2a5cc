import { AppError } from '../base/errors.ts';

/** Makes the error of a source that cannot be harvested; the fact ends without a full stop. */
export function failed(fact: string, options?: ErrorOptions): AppError {
  return new AppError('HARVEST_FAILED', `${fact}.`, {}, options);
}

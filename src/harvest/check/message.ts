/** What is said of one kind of finding. */
export interface Message {
  /** ERROR: it cannot be taken in. WARNING: it is taken in, and something is lost. NOTE: good to know. */
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  /** Places of values are {0}, {1}. */
  vi: string;
  en: string;
}

export const error = (vi: string, en: string): Message => ({ severity: 'ERROR', vi, en });
export const warning = (vi: string, en: string): Message => ({ severity: 'WARNING', vi, en });
export const note = (vi: string, en: string): Message => ({ severity: 'NOTE', vi, en });

/** What was found of one part of a deployment. */
export interface Finding {
  subject: string;
  /** `look`: it runs so, and may not be what its operator wants. */
  state: 'fine' | 'look' | 'mend';
  fact: string;
  /** What to do; absent where nothing is to be done. */
  remedy?: string;
}

export const fine = (subject: string, fact: string): Finding => ({ subject, state: 'fine', fact });
export const look = (subject: string, fact: string, remedy: string): Finding => ({
  subject,
  state: 'look',
  fact,
  remedy,
});
export const mend = (subject: string, fact: string, remedy: string): Finding => ({
  subject,
  state: 'mend',
  fact,
  remedy,
});

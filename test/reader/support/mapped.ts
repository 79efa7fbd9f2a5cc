import { normalise } from '../../../src/reader/clean/normalise.ts';
import type { MappedText } from '../../../src/reader/text/mapped-text.ts';

/** Makes the text a stage reads from a line written in a test. */
export function mapped(text: string): MappedText {
  return normalise(text, 0, text.length);
}

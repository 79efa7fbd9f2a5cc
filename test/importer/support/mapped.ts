import { normalise } from '../../../src/importer/clean/normalise.ts';
import type { MappedText } from '../../../src/importer/text/mapped-text.ts';

/** Makes the text a stage reads from a line written in a test. */
export function mapped(text: string): MappedText {
  return normalise(text, 0, text.length);
}

import type { Capture } from '../read/capture.ts';
import { markBoilerplate } from './boilerplate.ts';
import type { Paragraph } from './paragraph.ts';
import { rejoin } from './rejoin.ts';
import { restoreStacked } from './stacked.ts';

/** Turns captured blocks into paragraphs ready for reading, with what portals add marked as cut. */
export function cleanCapture(capture: Capture): Paragraph[] {
  return markBoilerplate(restoreStacked(rejoin(capture)));
}

/** The paragraphs that are read; the others stay on record. */
export function bodyOf(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.filter((paragraph) => paragraph.cut === null);
}

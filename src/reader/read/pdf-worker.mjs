// @ts-check
// Runs the PDF library in a thread of its own, where it can be stopped. Plain JavaScript: a thread starts from a file,
// and this one must start alike from sources, from tests and from the compiled service.
import { parentPort } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text at a place on the page; points, y upwards. @typedef {{ text: string, x: number, y: number, width: number, size: number }} PdfWord */
/** @typedef {{ pages: number } | { words: PdfWord[] } | { done: true } | { failed: { name: string, message: string } }} PdfMessage */

/** @param {PdfMessage} message */
const say = (message) => parentPort?.postMessage(message);

parentPort?.on('message', async (/** @type {Uint8Array} */ data) => {
  const task = getDocument({
    data,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    say({ pages: file.numPages });
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      say({ words: await wordsOf(page) });
      page.cleanup();
    }
    say({ done: true });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say({ failed: { name, message } });
  } finally {
    await task.destroy();
  }
});

/** Runs of text that no page of a document has; beyond it the page is a trap. */
const MOST_RUNS = 200_000;

/** Reads a page run by run, so that one that unpacks to millions of them is left early.
 * @param {import('pdfjs-dist').PDFPageProxy} page @returns {Promise<PdfWord[]>} */
async function wordsOf(page) {
  /** @type {PdfWord[]} */
  const words = [];
  const reader = page.streamTextContent().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return words;
    words.push(...value.items.flatMap(wordOf));
    if (words.length > MOST_RUNS) throw new RangeError(`one page holds more than ${MOST_RUNS} runs of text`);
  }
}

/** @param {object} item @returns {PdfWord[]} */
function wordOf(item) {
  if (!('str' in item) || !('transform' in item) || !('width' in item) || !('height' in item)) return [];
  const text = String(item.str);
  if (text.trim() === '') return [];
  const [, , , scale = 0, x = 0, y = 0] = /** @type {number[]} */ (item.transform);
  return [{ text, x, y, width: Number(item.width), size: Math.abs(scale) || Number(item.height) || 10 }];
}

/**
 * `npm run eval:import -- [--figures] <folder of documents> [<folder of expected>]`: how well each field is read, and
 * what is invented. Without a second folder the facts stand beside the documents. `--figures` leaves the lists out.
 */
import { evaluate, formatEvaluation } from '../evaluation/evaluate.ts';
import { loadReference } from './reference.ts';

const figuresOnly = process.argv.includes('--figures');
const [documents, expected = documents] = process.argv.slice(2).filter((argument) => argument !== '--figures');
if (!documents || !expected) {
  process.stderr.write(
    'A folder is needed: npm run eval:import -- [--figures] <folder of documents> [<folder of expected>]\n',
  );
  process.exitCode = 2;
} else {
  const evaluation = await evaluate(documents, expected, loadReference());
  process.stdout.write(`${formatEvaluation(evaluation, figuresOnly)}\n`);
  process.exitCode = evaluation.documents === 0 ? 1 : 0;
}

/** `npm run eval:import -- <folder of documents> <folder of expected>`: how well each field is read, and what is invented. */
import { evaluate, formatEvaluation } from '../evaluation/evaluate.ts';
import { loadReference } from './reference.ts';

const [documents, expected] = process.argv.slice(2);
if (!documents || !expected) {
  process.stderr.write('Two folders are needed: npm run eval:import -- <folder of documents> <folder of expected>\n');
  process.exitCode = 2;
} else {
  const evaluation = await evaluate(documents, expected, loadReference());
  process.stdout.write(`${formatEvaluation(evaluation)}\n`);
  process.exitCode = evaluation.documents === 0 ? 1 : 0;
}

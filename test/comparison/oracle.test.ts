import { compareChoices, compareCoverage } from './oracle.suite.ts';

compareChoices(8, false);
compareCoverage();

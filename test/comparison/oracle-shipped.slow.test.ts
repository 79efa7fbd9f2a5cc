import { openApp } from '../support/app.ts';
import { compareChoices, compareCoverage } from './oracle.suite.ts';

// What is shipped meets fewer states than what is generated, and is what people quote.
compareChoices(40, false, openApp);
compareCoverage(openApp);

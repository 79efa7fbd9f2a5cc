import { compareChoices } from './oracle.suite.ts';

compareChoices(40, true);

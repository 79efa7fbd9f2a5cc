import { createCli, fail } from './cli.ts';

createCli().parseAsync().catch(fail);

// Decorators write their metadata as soon as a class is loaded, so this comes before everything else.
import 'reflect-metadata';
import { createCli, fail } from './cli.ts';

createCli().parseAsync().catch(fail);

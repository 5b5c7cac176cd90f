import { runAction } from './run.js';

process.exitCode = await runAction({ variables: process.env, cwd: process.cwd(), fetch, write: text => process.stdout.write(text) });

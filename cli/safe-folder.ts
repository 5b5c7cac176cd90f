import { dirname } from 'node:path';

/** Where other programs are started. On Windows one of their name in the current folder would be found first, and that may be a stranger's repository. */
export const safeFolder = dirname(process.execPath);

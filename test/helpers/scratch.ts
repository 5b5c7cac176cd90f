import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of a run of tests, which is gone after it: `process.env.STRATEGY_SCRATCH`. */
export default function setup(): () => void {
    const folder = mkdtempSync(join(tmpdir(), 'strategy-tests-'));
    process.env['STRATEGY_SCRATCH'] = folder;
    return () => rmSync(folder, { recursive: true, force: true });
}

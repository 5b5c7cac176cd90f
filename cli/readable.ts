import type { StrategyModel } from '../language/index.js';
import { CliError } from './exit.js';

/** A file that lost characters, or is no text at all, is never written again: what is lost would be lost for good. @throws CliError */
export function refuseUnreadable({ unreadable }: StrategyModel, shown: string): void {
    if (unreadable) throw new CliError(`${shown}: ${unreadable.message} Nothing was written.`);
}

/** How much is done: `ROBUSTNESS=full npm run test:robustness` for the figures of docs/robustness.md, else a part of it. */
export const extent = <T>(full: T, short: T): T => process.env['ROBUSTNESS'] === 'full' ? full : short;

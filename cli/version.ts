/** Set by scripts/build.mjs from package.json. */
declare const STRATEGY_VERSION: string | undefined;
export const version = typeof STRATEGY_VERSION === 'string' ? STRATEGY_VERSION : '0.0.0-development';

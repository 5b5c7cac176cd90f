/**
 * The language: the only door that the server, the command line and the tests use.
 *
 * Everything here is pure TypeScript and runs in Node, in a web worker and in a browser; what reaches outside (file system,
 * today's date, log, connection) is handed to `createStrategyServices`.
 */
export { createStrategyServices, type StrategyContext } from './module.js';
export { startStrategyServer } from './lsp/server.js';
export type { Ports, StrategyServices, StrategySharedServices } from './services.js';

export { modelToJson, lineCounter, type ModelJson } from './model/json.js';
export type { Block, Field, Reference, Result, StrategyModel } from './model/model.js';
export { statusOf } from './model/facts.js';

export type { CheckResult, Finding } from './rules/check.js';
export type { Requirement, Rule, Status } from './rules/rule.js';
export { rules } from './rules/table.js';
export { rulesPage } from './rules/page.js';

export { renderPage } from './document/page.js';
export { createRenderer, renderDocument } from './document/renderer.js';

export { isStrategyFile } from './references/uses.js';
export { isConfigFile } from './workspace/workspace-manager.js';
export { ConfigError, parseConfig, type HouseConfig, type Severity } from './workspace/house.js';
export { isValid as isValidDate } from './parser/values/iso-date.js';
export type { IsoDate, Value } from './parser/values/value.js';

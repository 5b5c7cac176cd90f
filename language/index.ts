/**
 * The language: the only door that the server, the command line and the tests use.
 *
 * Everything here is pure TypeScript and runs in Node, in a web worker and in a browser; what reaches outside (file system,
 * today's date, log, connection) is handed to `createStrategyServices`.
 */
export { createStrategyServices, type StrategyContext } from './module.js';
export { startStrategyServer } from './lsp/server.js';
export type { Ports, StrategyServices, StrategySharedServices } from './services.js';

export { placed, unreadableIn, type Unreadable } from './parser/readable.js';
export { modelToJson, lineCounter, placeFinder, type ModelJson } from './model/json.js';
export { and, counted } from './analysis/words.js';
export { computedToJson, type ComputedJson } from './analysis/json.js';
export { dataColumns, dataRows, type DataRow } from './analysis/data-table.js';
export type { Block, Field, Reference, Result, StrategyModel } from './model/model.js';
export { statusOf } from './model/facts.js';

export type { CheckResult, Finding } from './rules/check.js';
export type { Requirement, Rule, Status } from './rules/rule.js';
export { rules } from './rules/table.js';
export { rulesPage } from './rules/page.js';

export type { Change, ChangeKind } from './review/change.js';
export { compareModels } from './review/compare-models.js';
export { compareApprovals, compareFindings, compareSums, type ApprovalEffect, type FindingEffects, type SumEffect } from './review/effects.js';
export { reviewToJson, type FileReview, type ReviewJson } from './review/report/report.js';
export { reviewToText } from './review/report/text.js';
export { asText, reviewToMarkdown } from './review/report/markdown.js';

export { calendarEvents, type CalendarEvent } from './calendar/events.js';
export { dueOfAll, type DueWindow } from './calendar/due.js';
export type { DueItem, DueKind } from './calendar/item.js';

export { mergePlainTexts, mergeTexts, type MergedText } from './merge/merge.js';
export type { Markers, Versions } from './merge/versions.js';

export { mergeEffect, type Handover, type MergeEffect, type Place, type Relation } from './refactor/positions/merge-positions.js';
export { mergeEdits, mergeObstacles, type MergeOptions } from './refactor/positions/merge-edits.js';
export { effectInShort, effectInWords, type Chapter } from './refactor/positions/merge-words.js';
export { percentOf } from './refactor/positions/merge-workload.js';
export { positionCalled, positionMeant } from './refactor/position.js';
export { changed, type TextChange } from './refactor/text-change.js';

export { edited } from './format/edit.js';
export { formatDocument } from './format/surroundings.js';

export { importMarkdown, type ImportedDraft, type ImportOptions } from './import/import.js';
export { recognisedInWords } from './import/summary.js';

export { RefusedAnswer, kinds, templates, type Answers, type Kind, type Template } from './templates/answers.js';
export { newStrategy, refusalOf } from './templates/new-strategy.js';
export { fileNameFor, proposedPeriods, usualKind } from './templates/proposals.js';
export { usualTeams } from './templates/teams.js';

export { renderPage } from './document/page.js';
export { exportPage, type ExportedPage } from './export/export.js';
export type { ReadPicture } from './export/pictures.js';
export { createRenderer, renderDocument } from './document/renderer.js';
export type { View } from './document/view.js';
export { plainMarkdown, type PlainMarkdownOptions } from './document/plain-markdown/plain-markdown.js';
export { revealed } from './document/hidden-characters.js';

export { prepareApproval, type ApprovalRequest, type Obstacle, type ReadyApproval } from './approval/approve.js';
export { approvalSummary, type ApprovalSummary } from './approval/summary.js';
export { writeStatement } from './approval/statement.js';
export { parseSshSignature } from './approval/ssh/sshsig.js';
export { complaintOf } from './protocol/ssh-keygen.js';
export { approvalToJson, emailsIn, trustProblems, type ApprovalState, type TrustPorts } from './approval/verify.js';

export { amendingChanges, amendment, recordSince, type Amendment } from './amendment/amendment.js';
export { approvedText } from './amendment/approved-text.js';
export { compareWithApproved, type Comparison } from './amendment/compare.js';
export { noHistory, type HistoryPort } from './amendment/history.js';

export { titleKey } from './references/names.js';
export { filesBehind, isStrategyFile } from './references/uses.js';
export { isConfigFile } from './workspace/workspace-manager.js';
export { ConfigError, parseConfig, type HouseConfig, type Severity } from './workspace/house.js';
export { addDays, isValid as isValidDate } from './parser/values/iso-date.js';
export type { IsoDate, Value } from './parser/values/value.js';

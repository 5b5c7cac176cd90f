/**
 * What the client and the server say to each other beside the Language Server Protocol: names and plain types.
 * Nothing here imports anything else, so that the client does not take the language with it.
 */
export * from './protocol/approval.js';
export * from './protocol/document.js';
export * from './protocol/files.js';
export * from './protocol/history.js';
export * from './protocol/overview.js';
export * from './protocol/session.js';
export * from './protocol/ssh-keygen.js';
export * from './protocol/starting.js';

import type { StartHost } from './host.js';
import { startNode } from './node.js';
import { startWeb } from './web.js';

/** Where every scenario runs. */
export const hosts: [name: string, start: StartHost][] = [['web', startWeb], ['node', startNode]];

import { expect, test } from 'vitest';
import { roomForBlock } from '../../../client/editing/room.js';

/** The text once there is room, with the cursor. */
function withRoom(text: string): string {
    const lines = text.split('\n');
    const at = lines.findIndex(line => line.includes('¦'));
    lines[at] = lines[at]!.replace('¦', '');
    const headings = lines.flatMap((line, index) => line.startsWith('#') ? [index] : []);
    const { after, added, cursor } = roomForBlock(lines, at, headings);
    const after2 = [...lines.slice(0, after), lines[after]! + '\n'.repeat(added), ...lines.slice(after + 1)].join('\n').split('\n');
    after2[cursor] = `¦${after2[cursor]}`;
    return after2.join('\n');
}

test.each([
    ['in an empty file', '¦', '¦'],
    ['in an empty line between others', '# Strategy: S\n\n¦\n\n## Goal: A', '# Strategy: S\n\n¦\n\n## Goal: A'],
    ['at the end, behind an empty line', '# Strategy: S\n\n¦', '# Strategy: S\n\n¦'],
    ['behind the section of the cursor', '# Strategy: S\n\n- Own¦er: A\n- Kind: public\n\n## Goal: A\n', '# Strategy: S\n\n- Owner: A\n- Kind: public\n\n¦\n\n## Goal: A\n'],
    ['at a heading, behind what belongs to it', '## Goal: A¦\n\nText\n\n## Goal: B\n', '## Goal: A\n\nText\n\n¦\n\n## Goal: B\n'],
    ['where headings follow closely', '## Goal: A¦\n## Goal: B', '## Goal: A\n\n¦\n\n## Goal: B'],
    ['at the end of the file', '## Goal: A\n\n- Owner: A¦', '## Goal: A\n\n- Owner: A\n\n¦'],
    ['right below a list', '## Goal: A\n\n- Owner: A\n¦', '## Goal: A\n\n- Owner: A\n\n¦\n']
])('There is room %s', (_, text, expected) => expect(withRoom(text)).toBe(expected));

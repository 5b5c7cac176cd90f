import { expect, test } from 'vitest';
import { mainFile } from '../../../helpers/services.js';
import { acting } from '../acting.js';

const split = async (text: string): Promise<string> => (await acting(text)).after('Split off')[mainFile]!;

test('half of the responsibilities and of the load go to a new position behind it, with the same team', async () => {
    expect(await split('## Owner: ¦Editor\n\n- Held by: Ann\n- Team: T\n- Responsibilities:\n  - writes\n  - edits\n  - posts\n- Load: 80%\n- Hours: 32\n\nProse.\n\n### Notes\n\nMore.\n\n## Team: T\n')).toBe(
        '## Owner: Editor\n\n- Held by: Ann\n- Team: T\n- Responsibilities:\n  - writes\n  - edits\n- Load: 40%\n- Hours: 32\n\nProse.\n\n### Notes\n\nMore.\n\n'
        + '## Owner: Editor 2\n\n- Team: T\n- Responsibilities:\n  - posts\n- Backup: Editor\n- Load: 40%\n- Hours: 32\n\n## Team: T\n'
    );
});

test('points in one line, at the end of the file', async () => {
    expect(await split('## Owner: ¦A, b\n\n* Responsibilities: writes (news; tips); posts;  answers;\n  calls.')).toBe(
        '## Owner: A, b\n\n* Responsibilities: writes (news; tips); posts\n\n## Owner: A, b 2\n\n* Responsibilities: answers; calls\n* Backup: [A, b](#owner-a-b)\n'
    );
});

test('the next number that is free', async () => {
    expect((await acting('## Owner: ¦A\n\n- Responsibilities: a; b\n- Load: 8 hours\n\n## Owner: a 2\n')).after('Split off “A 3”')[mainFile]).toBe(
        '## Owner: A\n\n- Responsibilities: a\n- Load: 4 hours\n\n## Owner: A 3\n\n- Responsibilities: b\n- Backup: A\n- Load: 4 hours\n\n## Owner: a 2\n'
    );
});

test.each([['## Owner: ¦A\n\n- Responsibilities: one\n'], ['## Owner: ¦A\n'], ['## Owner: A\n\n- Respons¦ibilities: a; b\n'], ['## Team: ¦A\n\n- Responsibilities: a; b\n']])('%j is not split', async text => {
    expect((await acting(text)).titles().filter(title => title.startsWith('Split'))).toEqual([]);
});

import { expect, test } from 'vitest';
import { lineOfAnchor } from '../../../client/preview/anchor.js';

const text = '# Organisation\n\n## Owner: Head of Marketing ##\r\n\n### Größe & Maß\n\n## Owner: Head of Marketing\n';

test.each([
    ['organisation', 0],
    ['owner-head-of-marketing', 2],
    ['größe--maß', 4],
    ['owner-head-of-marketing-1', 6],
    ['nobody', undefined]
])('#%s is at line %s', (anchor, line) => {
    expect(lineOfAnchor(text, anchor)).toBe(line);
});

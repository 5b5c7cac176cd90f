import { expect, test } from 'vitest';
import { relativePath, safeHref } from '../../../language/document/links.js';

test.each(['https://acme.example', 'HTTP://acme.example', 'mailto:dana@acme.example', '#goal-a', 'a/b.md#c', '../a.md', '/a', '?q=1', 'a?b:c', './a:b.md'])('%s can be followed', href => {
    expect(safeHref(href)).toBe(href);
});

test.each(['', ' ', 'javascript:alert(1)', 'java\nscript:x', '\u0001javascript:x', 'java\u200Bscript:x', 'data:text/html,x', 'file:///x', 'vscode:x', 'command:x', '//host/share', '\\\\host\\share', '/\\host', 'a b'])('%j cannot', href => {
    expect(safeHref(href)).toBeUndefined();
});

test.each([
    ['file:///a/b.md', 'file:///a/c.md', 'c.md'],
    ['file:///a/b.md', 'file:///a/x/c.md', 'x/c.md'],
    ['file:///a/x/b.md', 'file:///a/c.md', '../c.md'],
    ['file:///a/x/b.md', 'file:///d/c.md', '../../d/c.md'],
    ['file:///b.md', 'file:///c%20d.md', 'c%20d.md'],
    ['untitled:b.md', 'untitled:a:c.md', './untitled:a:c.md'],
    ['vscode-vfs://github/o/r/b.md', 'vscode-vfs://github/o/r/c.md', 'c.md'],
    ['file:///a/b.md', 'vscode-vfs://github/a/c.md', undefined],
    ['file:///a/a:b.md', 'file:///a/c:d.md', './c:d.md']
])('from %s to %s is %s', (from, to, path) => {
    expect(relativePath(from, to)).toBe(path);
});

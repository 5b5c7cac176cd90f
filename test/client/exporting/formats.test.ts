import { expect, test } from 'vitest';
import { exportedName, withExtension, type ExportFormat } from '../../../client/exporting/formats.js';

test.each<[string, ExportFormat, string]>([
    ['/plans/acme.strategy.md', 'pdf', 'acme.pdf'], ['/plans/acme.strategy.md', 'markdown', 'acme.md'], ['/notes.md', 'word', 'notes.docx'], ['Untitled-1', 'html', 'Untitled-1.html'], ['/.strategy.md', 'pdf', 'strategy.pdf']
])('%s as %s is %s', (path, format, name) => {
    expect(exportedName(path, format)).toBe(name);
});

test.each<[Parameters<typeof exportedName>[2], string]>([['summary', 'acme-summary.pdf'], [{ position: 'Head of Sales & Service' }, 'acme-head-of-sales--service.pdf'], [{ position: '../☂' }, 'acme.pdf']])('%j has its own name', (view, name) => {
    expect(exportedName('/plans/acme.strategy.md', 'pdf', view)).toBe(name);
});

test.each<[string, ExportFormat, string]>([
    ['/a/plan', 'pdf', '/a/plan.pdf'], ['/a/plan.PDF', 'pdf', '/a/plan.PDF'], ['/a/plan.doc', 'word', '/a/plan.doc.docx'], ['/a/plan.htm', 'html', '/a/plan.htm'],
    ['/a/plan.md', 'markdown', '/a/plan.md'], ['/a/plan', 'markdown', '/a/plan.md'], ['/a/acme.strategy.md', 'markdown', '/a/acme.md']
])('%s typed for %s is %s', (path, format, whole) => {
    expect(withExtension(path, format)).toBe(whole);
});

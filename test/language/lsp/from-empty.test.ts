import { expect, test } from 'vitest';
import type { CodeAction, CompletionItem, TextEdit } from 'vscode-languageserver';
import { mainFile, uriOf, type TestWorkspace } from '../../helpers/services.js';
import { editor, expanded } from './completing.js';

/** Somebody who writes with an editor: accepts what is offered, and types a title, a number or a sentence where one is asked for. */
class Writer {
    private cursor = 0;
    private constructor(private readonly workspace: TestWorkspace) {}

    static async start(): Promise<Writer> {
        return new Writer(await editor(''));
    }

    get text(): string {
        return this.workspace.document().textDocument.getText();
    }

    /** Findings by severity and code. */
    get findings(): string[] {
        return this.workspace.check().findings.map(({ severity, code }) => `${severity} ${code}`);
    }

    async type(typed: string): Promise<this> {
        await this.put(this.cursor, this.cursor, typed);
        return this;
    }

    /** A new line at the end of the file, with an empty one before it. */
    async newParagraph(): Promise<this> {
        await this.put(0, this.text.length, `${this.text.trimEnd()}\n\n`);
        return this;
    }

    /** To the end of the field list below a heading, on a new item. */
    async newItem(heading: string): Promise<this> {
        const start = this.text.indexOf(`${heading}\n`);
        const block = /^.*\n\n(?:- .*\n?)*/.exec(this.text.slice(start))![0].trimEnd();
        await this.put(start + block.length, start + block.length, '\n- ');
        return this;
    }

    goBehind(text: string): void {
        this.cursor = this.text.indexOf(text) + text.length;
    }

    async offered(): Promise<CompletionItem[]> {
        const position = this.workspace.document().textDocument.positionAt(this.cursor);
        return (await this.workspace.services.language.lsp.CompletionProvider!.getCompletion(this.workspace.document(), { textDocument: { uri: uriOf(mainFile).toString() }, position }))?.items ?? [];
    }

    /** @param said what is typed into the stops of fields, by their key, and of titles, by `title`. */
    async accept(label: string, said: Record<string, string> = {}): Promise<this> {
        const items = await this.offered();
        const item = items.find(candidate => candidate.label === label);
        expect(item, `${label} among ${items.map(each => each.label).join('|')}\n${this.text}`).toBeDefined();
        const { range, newText } = item!.textEdit as TextEdit;
        const { textDocument } = this.workspace.document();
        const start = textDocument.offsetAt(range.start);
        const answer = (hint: string, before: string): string | undefined => {
            const line = /[^\n]*$/.exec(this.text.slice(0, start) + before)![0];
            const key = line.startsWith('#') ? 'title' : /^- (When below|[^:]*)/.exec(line)![1]!;
            return said[`${key}: ${hint}`] ?? said[key];
        };
        await this.put(start, textDocument.offsetAt(range.end), item!.insertTextFormat === 2 ? expanded(newText, answer) : newText);
        return this;
    }

    /** Takes the quick fix with this title, of whatever finding. */
    async fix(title: string): Promise<this> {
        const whole = { start: { line: 0, character: 0 }, end: this.workspace.document().textDocument.positionAt(this.text.length) };
        const actions = await this.workspace.services.language.lsp.CodeActionProvider!.getCodeActions(this.workspace.document(), { textDocument: { uri: uriOf(mainFile).toString() }, range: whole, context: { diagnostics: [], only: ['quickfix'] } }) as CodeAction[];
        const action = actions.find(candidate => candidate.title === title);
        expect(action, `${title} among\n${actions.map(each => each.title).join('\n')}\n${this.text}`).toBeDefined();
        await this.workspace.edit(mainFile, this.workspace.applied(action!.edit!.changes!)[mainFile]!);
        return this;
    }

    private async put(start: number, end: number, text: string): Promise<void> {
        await this.workspace.edit(mainFile, this.text.slice(0, start) + text + this.text.slice(end));
        this.cursor = start + text.length;
    }
}

test('From an empty file to a complete strategy by what completion and quick fixes offer', async () => {
    const writer = await Writer.start();
    const block = async (label: string, said: Record<string, string> = {}): Promise<void> => {
        await writer.newParagraph();
        await writer.type('## ');
        await writer.accept(label, said);
    };
    await writer.accept('Strategy', { title: 'Hafenrad on social media', Organization: 'Hafenrad GmbH' });

    // The positions it names, and those that these name in turn.
    for (let named: CompletionItem | undefined; ;) {
        await writer.newParagraph();
        await writer.type('## ');
        named = (await writer.offered()).find(({ detail, label }) => detail === 'not written yet' && label.startsWith('Owner: '));
        if (!named) break;
        await writer.accept(named.label);
    }
    await writer.accept('Team', { title: 'Marketing' });
    await block('Team', { title: 'Sales' });
    await block('Persona', { title: 'Owners of small trades', 'Active on': '60%', Evidence: 'survey of 2027-01-15' });
    await block('Platform', { title: 'LinkedIn' });
    await block('Goal', { title: 'Revenue that began on social media', 'Target: how many': 'EUR 120k', 'Target: today\'s number': 'EUR 80k' });
    await block('Goal', { title: 'Enquiries from trades', 'Target: how many': '120', 'Target: today\'s number': '80' });
    await block('Goal', { title: 'Known to the trades', 'Target: how many': '4%', 'Target: today\'s number': '2%' });
    for (let named: CompletionItem | undefined; ;) {
        await writer.newParagraph();
        await writer.type('## ');
        named = (await writer.offered()).find(({ detail }) => detail === 'not written yet');
        if (!named) break;
        await writer.accept(named.label, { Source: 'customer register, field "first contact"', 'Baseline: how many': '80', 'When below: how many': '60', 'When below: what you do then': 'read the last ten offers together' });
    }
    await writer.accept('Approval: Chief Executive Officer', { Name: 'Ole Petersen' });
    await writer.fix('Add a meeting of marketing and sales');
    await writer.fix('Add "Participants: Head of Marketing, Head of Sales"');
    await writer.fix('Let "Head of Marketing" do it: listens to mentions and comments');
    await writer.newItem('# Strategy: Hafenrad on social media');
    await writer.accept('Budget', { 'Budget: how much': '24,000' });
    await writer.newItem('## Goal: Revenue that began on social media');
    await writer.accept('Return', { 'Return: how much': '52,000' });
    writer.goBehind('- Status: draft');
    await writer.accept('in review');
    expect(writer.findings, writer.text).toEqual(['info backups-should-not-only-have-each-other']); // three positions are few

    writer.goBehind('- Status: in review');
    await writer.accept('approved');
    expect(writer.findings).toEqual(['warning approval-is-not-signed', 'info backups-should-not-only-have-each-other']);
});

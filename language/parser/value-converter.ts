import { DefaultValueConverter, type CstNode, type GrammarAST, type ValueType } from 'langium';

/** Token text -> what the AST holds. Names lose their link and their repeated white space. */
export class StrategyValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
        switch (rule.name) {
            case 'REF': case 'MENTION': case 'TITLE': return nameOf(input);
            case 'CUSTOM_KEY': return input.replace(/[\s:*_]+$/, '').replace(/^(?:\*\*|__)/, '');
            case 'CUSTOM_KEYWORD': return input.replace(/\s*:$/, '');
            case 'LIST': case 'SEAL': case 'TABLE_HEAD': return input;
            default: return super.runConverter(rule, oneLine(input), cstNode);
        }
    }
}

const link = /^\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\(\s*<?([^)>]*?)>?\s*(?:"[^"]*")?\)$/;

/** `[Title](file.strategy.md#anchor)` -> its text and target; `undefined` for anything else. */
export function linkOf(text: string): { label: string; target: string } | undefined {
    const match = link.exec(oneLine(text)); // one line: runs of blanks would make the pattern slow
    return match ? { label: oneLine(match[1]!), target: match[2]! } : undefined;
}

/** What a title or a reference says: link text, emphasis marks left out, white space single. */
export function nameOf(text: string): string {
    return oneLine(linkOf(text)?.label ?? text).replace(/\*\*|__|`/g, '').replace(/^([*_])(.*)\1$/, '$2').replace(/\\([\\`*_{}[\]()#+.!|<>:-])/g, '$1');
}

/** A value over several lines as one line. */
export function oneLine(text: string): string {
    return text.replace(/\s+/g, ' ').trim();
}

import { counted } from '../analysis/words.js';
import { confined } from '../approval/text/markup.js';
import { revealed } from '../document/hidden-characters.js';
import type { Block, StrategyModel } from '../model/model.js';
import { linkTarget } from '../references/link-target.js';
import { titleKey } from '../references/names.js';

/**
 * Words as Markdown that shows exactly these words, with as few backslashes as that needs: what they say may have stood in any document.
 * Nothing in them reaches beyond its place (docs/approval.md), so a Change block stays outside of what is approved.
 */
export function plain(words: string): string {
    return confined(revealed(words.replace(/\s+/g, ' ').trim())
        .replace(/[`*[\]|~]|\\(?=[!-/:-@[-`{-~])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w+;)/giu, '\\$&')
        .replace(/^(?:[-+=>]|#+$|#(?=#*\s))/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/#$/, '\\#'));
}

/** What a person wrote, on one line. It stays Markdown, but can define nothing. */
export function onOneLine(words: string): string {
    return confined(words.replace(/\s+/g, ' ').trim());
}

const longest = 80;

/** Where a sentence goes on with what a heading can do without: the words themselves, what it was, from what to what. */
const details = [/: /, / \(was /, /; /, / from (?!.* from )/];

/** The heading of a record: its gravest sentence, without the values where it is long, and how many others there are. */
export function titleFrom([gravest = '', ...others]: readonly string[]): string {
    const outside = gravest.replace(/"[^"]*"/g, quoted => '_'.repeat(quoted.length)); // a title in quotation marks stays whole
    const ends = details.map(detail => outside.search(detail)).filter(end => end > 0);
    const shorter = [gravest, ...ends.map(end => gravest.slice(0, end))].find(words => words.length <= longest);
    const title = shorter ?? `${gravest.slice(0, longest).replace(/\s+\S*$/, '')}…`;
    return others.length === 0 ? title : `${title}, and ${counted(others.length, 'more change')}`;
}

/**
 * How the field `Affects` names a block: by its title; as a link where the title has a comma or semicolon; and as a link that says its kind
 * where another block has the same title, because a name is looked up before a link is followed.
 */
export function referenceFor(block: Block, model: StrategyModel): string {
    const isTwin = (other: Block): boolean => other.kind !== 'Approval' && other.kind !== 'Change' && titleKey(other.title) === titleKey(block.title);
    const isShared = [...model.blocks, ...model.shared].filter(isTwin).length > 1;
    if (!isShared && !/[,;]/.test(block.title)) return block.title;
    const label = (isShared ? `${block.kind}: ${block.title}` : block.title).replace(/[[\]\\]/g, '\\$&');
    return `[${label}](${linkTarget(model.uri, block.uri, block.anchor)})`;
}

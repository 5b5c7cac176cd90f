import { visible } from '../../analysis/per-model.js';
import type { Block, Reference, StrategyModel } from '../../model/model.js';
import { linkTarget } from '../../references/link-target.js';
import { titleKey } from '../../references/names.js';
import { isSame } from '../position.js';
import type { TextChange } from '../text-change.js';

/** How a reference could be written otherwise. */
export type Form = 'link' | 'name';

/** The change that writes a reference as a link, or as a plain name; `undefined` where it is written so, where it names nothing, or where the other form would name something else. */
export function formChange(reference: Reference, form: Form, model: StrategyModel): TextChange | undefined {
    const { target, link, span } = reference;
    if (!target || target.title === '') return undefined;
    if (form === 'link' && link === undefined && !/[[\]\\]/.test(target.title)) {
        return { uri: model.uri, span, text: `[${model.text.slice(span.start, span.end)}](${linkTarget(model.uri, target.uri, target.anchor)})` };
    }
    if (form === 'name' && link !== undefined && !/[,;]/.test(target.title) && isSame(meant(target, reference, model), target)) return { uri: model.uri, span, text: target.title };
    return undefined;
}

/** The changes that write all references of a file in one form. */
export function formChanges(form: Form, model: StrategyModel): TextChange[] {
    const references = model.blocks.flatMap(({ fields }) => fields).flatMap(field => field.references);
    return references.flatMap(reference => formChange(reference, form, model) ?? []);
}

/** What the plain title would name there. */
function meant({ title }: Block, { kinds }: Reference, model: StrategyModel): Block | undefined {
    return visible(model, ...kinds).find(block => titleKey(block.title) === titleKey(title));
}

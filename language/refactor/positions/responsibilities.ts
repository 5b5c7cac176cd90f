import type { Block } from '../../model/model.js';
import { titleKey } from '../../references/names.js';
import { isPlaceholder } from '../../model/placeholder.js';

/** A position's responsibilities as they are written, each once, of all its `Responsibilities` fields. What semicolons or bullets part is one each. */
export function pointsOf(position: Block): string[] {
    const values = position.fields.filter(({ key }) => key === 'Responsibilities').map(({ value }) => value);
    const points = values.flatMap(value => value.type === 'text' ? value.items ?? value.text.split(';') : [])
        .map(point => point.trim().replace(/[.;]$/, '')).filter(point => point !== '' && !isPlaceholder(point));
    return points.filter((point, index) => points.findIndex(other => titleKey(other) === titleKey(point)) === index);
}

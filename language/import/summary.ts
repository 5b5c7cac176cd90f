import { and } from '../analysis/words.js';
import type { ImportedDraft } from './import.js';

const names: Record<string, [one: string, several: string]> = {
    Goal: ['goal', 'goals'], Metric: ['metric', 'metrics'], Persona: ['persona', 'personas'], Platform: ['platform', 'platforms'], Content: ['content theme', 'content themes'], Owner: ['position', 'positions'],
    Team: ['team', 'teams'], Meeting: ['meeting', 'meetings'], Action: ['action', 'actions'], Risk: ['risk', 'risks'], Definition: ['definition', 'definitions']
};

/** What an import recognised, in one sentence: `Recognised: 3 goals, 4 platforms and 2 positions.` */
export function recognisedInWords({ recognised }: Pick<ImportedDraft, 'recognised'>): string {
    const kinds = [...new Set([...Object.keys(names), ...Object.keys(recognised)])];
    const counts = kinds.flatMap(kind => recognised[kind] ? [`${recognised[kind].length} ${names[kind]?.[recognised[kind].length === 1 ? 0 : 1] ?? kind}`] : []);
    return counts.length === 0 ? 'No goals, platforms or metrics were recognised: the text is there as it was, below the title of a strategy.' : `Recognised: ${and(counts)}.`;
}

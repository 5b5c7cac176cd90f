import { hasEnded, loadOf, sheetOf, type PositionSheet } from '../../analysis/ownership.js';
import { visible } from '../../analysis/per-model.js';
import { counted } from '../../analysis/words.js';
import { field } from '../../model/facts.js';
import type { Block } from '../../model/model.js';
import { blocks, compact, listed, type Cell, type Facts, type Part } from './part.js';
import { namedBy } from './words.js';

/** Who answers for what, who steps in, and how full the week is (S3): a line for each position that has a part in the strategy. */
export function responsibilities(facts: Facts): Part | undefined {
    const { model, today } = facts;
    const positions = visible(model, 'Owner').filter(position => !hasEnded(position, today));
    if (positions.length === 0) return undefined;
    return {
        key: 'responsibilities', title: 'Responsibilities by position',
        table: compact({
            columns: ['Position', 'Answers for', 'Metrics read', 'Backup', 'Load'],
            rows: positions.map(position => {
                const sheet = sheetOf(position, model);
                const { heldBy, measures } = sheet;
                const load = loadOf(position);
                return [
                    [{ block: position }, ...heldBy ? [{ quiet: [{ inline: heldBy }] }] : []], duties(sheet), measures.length > 0 ? [String(measures.length)] : [], listed(namedBy(position, 'Backup')),
                    load === undefined ? field(position, 'Load') ? [{ inline: field(position, 'Load')!.text }] : [] : [{ share: load / 100, words: `${Math.round(load)}%` }]
                ];
            })
        })
    };
}

/** Goals and platforms by name, the rest in numbers. */
function duties({ owns, approvesStrategy, speaksIn }: PositionSheet): Cell {
    const of = (kind: string): Block[] => owns.filter(block => block.kind === kind);
    const rest = ([['Strategy', 'the strategy', ''], ['Content', 'theme', 'themes'], ['Metric', 'metric', 'metrics'], ['Action', 'action', 'actions'], ['Risk', 'risk', 'risks']] as const)
        .flatMap(([kind, one, many]) => of(kind).length === 0 ? [] : [many ? counted(of(kind).length, one, many) : one]);
    return listed([...blocks([...of('Goal'), ...of('Platform')]), ...rest, ...approvesStrategy ? ['approval of the strategy'] : [], ...speaksIn.length > 0 ? ['speaking in a crisis'] : []]);
}

import fc from 'fast-check';

/** A strategy as plain data, from which texts are written in many ways: the tests' own model, independent of the language's. */
export interface Plan { blocks: PlanBlock[] }
export interface PlanBlock {
    kind: string;
    title: string;
    /** `Goal: A`, the block it stands under. */
    parent: string | null;
    fields: [key: string, text: string][];
    prose: string;
    results: [date: string, amount: string][];
}

/** Keys whose value is a set of references. */
export const references: Record<string, string> = { Owner: 'Owner', Teams: 'Team', Team: 'Team', Supports: 'Goal', Metric: 'Metric', Goal: 'Goal', Backup: 'Owner', Approvers: 'Owner' };

const titles: Record<string, string[]> = {
    Strategy: ['Plan', 'Plan 2028'],
    Team: ['Marketing', 'Sales', 'Service'],
    Owner: ['Head of Marketing', 'Head of Sales', 'Analyst', 'Content Editor'],
    Goal: ['Revenue', 'Qualified leads', 'Reach', 'Renown', 'Fewer calls'],
    Metric: ['Order intake', 'Sales-qualified leads', 'Calls', 'Reach'],
    Action: ['Film', 'Training', 'Customer stories']
};
const dates = fc.constantFrom('2027-01-31', '2027-06-30', '2027-12-31', '2028-03-13');
const amounts = fc.constantFrom('5', '80', '1200', '64000', '2.5');
const words = fc.constantFrom('plain words', 'what buyers asked', 'Every call costs us time. So we film.', 'HubSpot');
const values: Record<string, fc.Arbitrary<string>> = {
    Version: fc.constantFrom('1', '2.1'), Status: fc.constantFrom('draft', 'in review', 'approved'), Budget: amounts.map(amount => `EUR ${amount}`), Function: fc.constantFrom('marketing', 'sales', 'other'),
    'Held by': fc.constantFrom('Ann Lee', 'Bo Ek', 'Cy Fox'), Load: fc.constantFrom('40%', '80%'), Responsibilities: words, Phase: fc.constantFrom('data', 'profit'),
    Target: fc.tuple(amounts, dates, fc.boolean()).map(([amount, date, from]) => `${amount} by ${date}${from ? ' from 3' : ''}`), Cost: amounts.map(amount => `EUR ${amount}`),
    Source: words, Measured: fc.constantFrom('monthly', 'weekly', 'every 2 weeks'), Baseline: amounts, 'When below': fc.tuple(amounts, words).map(([amount, then]) => `${amount}: ${then}`),
    Due: dates, Because: words, Tools: words
};
const keys: Record<string, string[]> = {
    Strategy: ['Version', 'Status', 'Budget', 'Approvers', 'Tools'], Team: ['Function'], Owner: ['Held by', 'Team', 'Load', 'Responsibilities', 'Backup'],
    Goal: ['Owner', 'Teams', 'Phase', 'Metric', 'Target', 'Supports', 'Cost', 'Tools'], Metric: ['Source', 'Measured', 'Baseline', 'When below', 'Owner'], Action: ['Owner', 'Due', 'Goal', 'Cost', 'Because']
};

function blockOf(kind: string, title: string): fc.Arbitrary<PlanBlock> {
    const field = (key: string): fc.Arbitrary<[string, string]> =>
        (references[key] ? fc.uniqueArray(fc.constantFrom(...titles[references[key]]!), { minLength: 1, maxLength: 2 }).map(names => names.join(', ')) : values[key]!).map(text => [key, text]);
    return fc.record({
        kind: fc.constant(kind), title: fc.constant(title), parent: fc.constant(null),
        fields: fc.subarray(keys[kind]!).chain(chosen => fc.tuple(...chosen.map(field))) as fc.Arbitrary<PlanBlock['fields']>,
        prose: fc.oneof(fc.constant(''), words),
        results: kind === 'Metric' ? fc.uniqueArray(fc.tuple(dates, amounts), { maxLength: 3, selector: ([date]) => date }) : fc.constant([])
    });
}

/** Plans whose titles are each there once in their kind. Some actions and metrics stand under a goal. */
export const anyPlan: fc.Arbitrary<Plan> = fc.tuple(
    blockOf('Strategy', 'Plan'),
    ...['Team', 'Owner', 'Goal', 'Metric', 'Action'].map(kind => fc.subarray(titles[kind]!).chain(chosen => fc.tuple(...chosen.map(title => blockOf(kind, title))) as fc.Arbitrary<PlanBlock[]>)),
    fc.array(fc.nat(), { minLength: 8, maxLength: 8 })
).map(all => {
    const [strategy, ...rest] = all as unknown as [PlanBlock, ...PlanBlock[][]];
    const places = rest.pop() as unknown as number[];
    const blocks = [strategy, ...rest.flat()];
    const goals = blocks.filter(({ kind }) => kind === 'Goal');
    blocks.filter(({ kind }) => kind === 'Action' || kind === 'Metric').forEach((block, index) => {
        const place = places[index % places.length]! % (goals.length + 1);
        block.parent = goals[place] ? idOf(goals[place]) : null;
    });
    return { blocks };
});

export function idOf({ kind, title }: Pick<PlanBlock, 'kind' | 'title'>): string {
    return `${kind}: ${title}`;
}

/** Renames blocks of a plan, with all that refers to them. */
export function renamed(plan: Plan, kind: string, from: string, to: string): Plan {
    const name = (title: string): string => title === from ? to : title;
    return {
        blocks: plan.blocks.map(block => ({
            ...block,
            title: block.kind === kind ? name(block.title) : block.title,
            parent: block.parent === `${kind}: ${from}` ? `${kind}: ${to}` : block.parent,
            fields: block.fields.map(([key, text]) => [key, references[key] === kind ? text.split(', ').map(name).join(', ') : text] as [string, string])
        }))
    };
}

/** How a text is written: each number picks one of the forms that mean the same. */
export type Style = (choices: number) => number;

/** The first form everywhere. */
export const plainStyle: Style = () => 0;

/** Picks of a style, over and over. */
export const anyStyle: fc.Arbitrary<Style> = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map(numbers => {
    let at = 0;
    return choices => numbers[at++ % numbers.length]! % choices;
});

const synonyms: Record<string, string[]> = { Owner: ['Owner', 'Responsible', 'owners'], Metric: ['Metric', 'KPI'], Supports: ['Supports', 'Leads to'], Backup: ['Backup', 'Deputy'], Responsibilities: ['Responsibilities', 'Responsibility'] };
const kindSynonyms: Record<string, string[]> = { Owner: ['Owner', 'Position', 'ROLE'], Goal: ['Goal', 'Objective'], Metric: ['Metric', 'KPI'], Action: ['Action', 'task'], Team: ['Team', 'Department'] };

/** Writes a plan as Markdown. */
export function write({ blocks }: Plan, style: Style): string {
    const end = ['\n', '\r\n'][style(2)]!;
    const children = (id: string): PlanBlock[] => blocks.filter(({ parent }) => parent === id);
    const whole = (block: PlanBlock, level: number): string => writeBlock(block, level, style) + rotated(children(idOf(block)), style).map(child => whole(child, level + 1)).join('');
    const [strategy, ...others] = blocks.filter(({ parent }) => parent === null);
    return [strategy ? writeBlock(strategy, 1, style) : '', ...rotated(others, style).map(block => whole(block, 2))].join('').replaceAll('\n', end);
}

function writeBlock({ kind, title, fields, prose, results }: PlanBlock, level: number, style: Style): string {
    const pick = <T>(options: readonly T[]): T => options[style(options.length)]!;
    const bullet = pick(['-', '*', '+']);
    const line = ([key, text]: [string, string]): string => {
        const word = pick(synonyms[key] ?? [key]);
        const value = writeValue(key, text, pick);
        const [, side, limit, then] = key === 'When below' ? /^(.*?)( \S+): (.*)$/.exec(`When below ${value}`) ?? [] : [];
        const name = side ? `${side}${limit}` : word;
        return `${bullet} ${pick([`${name}:`, `**${name}:**`, `**${name}**:`])}${pick([' ', '  '])}${then ?? value}${pick(['', '  '])}\n`;
    };
    const [dash, wide] = [pick(['---', ':--']), pick(['', '   '])];
    const table = results.length === 0 ? '' : `| Date ${wide}| Actual |\n| ${dash} |${wide} --: |\n${rotated(results, style).map(([date, amount]) => `|${wide} ${writeDates(date, pick)} | ${amount}${wide} |\n`).join('')}\n`;
    return `${'#'.repeat(level)} ${pick(kindSynonyms[kind] ?? [kind])}: ${pick([title, title.replaceAll(' ', '  ')])}${pick(['', ' ##'])}\n${pick(['\n', ''])}`
        + `${rotated(fields, style).map(line).join('')}\n${prose && `${pick([prose, prose.replaceAll(' ', '\n'), prose.replaceAll(' ', '   ')])}\n\n${pick(['', '\n'])}`}${table}`;
}

function writeValue(key: string, text: string, pick: <T>(options: readonly T[]) => T): string {
    if (references[key]) {
        const names = pick([text.split(', '), text.split(', ').toReversed()]).map(name => pick([name, `[${name}](#anchor)`, name.toUpperCase()]));
        return pick([names.join(', '), names.join('; '), names.map(name => `\n  - ${name}`).join('')]);
    }
    return writeDates(text, pick).replace(/\b1200\b/, pick(['1200', '1,200', '1.2k'])).replace(/^EUR (\S+)$/, pick(['EUR $1', '€$1', '$1 EUR']));
}

function writeDates(text: string, pick: <T>(options: readonly T[]) => T): string {
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    return text.replace(/(\d{4})-(\d{2})-(\d{2})/g, (iso, year: string, month: string, day: string) => pick([iso, `${Number(day)} ${months[Number(month) - 1]} ${year}`, `${months[Number(month) - 1]} ${Number(day)}, ${year}`]));
}

function rotated<T>(items: readonly T[], style: Style): T[] {
    const by = items.length > 0 ? style(items.length) : 0;
    return [...items.slice(by), ...items.slice(0, by)];
}

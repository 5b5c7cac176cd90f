// The made-up strategy of the benchmark, written for two other languages: the same blocks, fields, references, results and prose.

/**
 * What the Markdown of strategy-text.mjs says. It knows the shapes written there, no others.
 * @returns {{ kind: string, title: string, fields: [key: string, value: string][], results: string[][], prose: string }[]}
 */
export function blocksOf(markdown) {
    return markdown.split(/^#+ (?=\w+: )/m).slice(1).map(part => {
        const [heading, ...lines] = part.split('\n');
        const [, kind, title] = /^(\w+): (.*)$/.exec(heading);
        const fields = lines.map(line => /^- (\w[\w ]*): (.*)$/.exec(line)?.slice(1, 3)).filter(Boolean);
        const results = lines.filter(line => /^\| \d/.test(line)).map(line => line.split('|').slice(1, 4).map(cell => cell.trim()));
        const prose = lines.filter(line => !/^(?:- |\|)/.test(line)).join('\n').trim();
        return { kind, title, fields, results, prose };
    });
}

const quoted = text => JSON.stringify(text);
const indented = (text, spaces) => text.split('\n').map(line => line && ' '.repeat(spaces) + line).join('\n');

/** YAML, a list for each kind of block. */
export function yamlText(blocks) {
    return [...byKind(blocks)].map(([kind, list]) => `${kind}:\n${list.map(({ title, fields, results, prose }) => [
        `  - title: ${quoted(title)}`,
        ...fields.map(([key, value]) => `    ${key}: ${quotedWhereNeeded(value)}`),
        ...results.length > 0 ? ['    results:', ...results.map(([date, amount, note]) => `      - { date: ${quoted(date)}, amount: ${amount}, note: ${quoted(note)} }`)] : [],
        ...prose ? ['    prose: |', indented(prose, 6)] : []
    ].join('\n')).join('\n')}`).join('\n') + '\n';
}

function byKind(blocks) {
    const lists = new Map();
    for (const block of blocks) lists.set(block.kind, [...lists.get(block.kind) ?? [], block]);
    return lists;
}

function quotedWhereNeeded(value) {
    return /^[A-Za-z][\w ]*$/.test(value) ? value : quoted(value);
}

const choices = { Function: ['marketing', 'sales', 'service'], Priority: ['primary', 'secondary', 'dormant', 'avoid', 'retired'], Phase: ['relationships', 'data', 'profit'], Probability: ['low', 'medium', 'high'], Impact: ['low', 'medium', 'high'] };
const patterns = { Due: '^\\d{4}-\\d{2}-\\d{2}$', Date: '^\\d{4}-\\d{2}-\\d{2}$', Load: '^\\d+ ?%$', Cost: '^[A-Z]{3} [\\d,.]+k?$' };

/** A JSON Schema for yamlText: fields by kind, choices, the forms of dates and amounts. References it cannot check. */
export function yamlSchema(blocks) {
    const kinds = new Map();
    for (const { kind, fields } of blocks) {
        const properties = kinds.get(kind) ?? {};
        for (const [key] of fields) properties[key] = { type: 'string', description: `The ${key.toLowerCase()} of a ${kind.toLowerCase()}.`, ...choices[key] && { enum: choices[key] }, ...patterns[key] && { pattern: patterns[key] } };
        kinds.set(kind, properties);
    }
    const result = { type: 'object', required: ['date', 'amount'], properties: { date: { type: 'string', pattern: patterns.Date }, amount: { type: 'number' }, note: { type: 'string' } } };
    const list = properties => ({
        type: 'array',
        items: { type: 'object', additionalProperties: false, required: ['title', ...Object.keys(properties)], properties: { title: { type: 'string' }, ...properties, results: { type: 'array', items: result }, prose: { type: 'string' } } }
    });
    return { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', additionalProperties: false, properties: Object.fromEntries([...kinds].map(([kind, properties]) => [kind, list(properties)])) };
}

/** LikeC4: an element for each block, a relation for each reference, all else as metadata and description. */
export function likec4Text(blocks) {
    const names = new Map(blocks.map(({ kind, title }) => [title, `${kind.toLowerCase()}_${title.replace(/\W+/g, '_').toLowerCase()}`]));
    const single = text => `'${text.replace(/['\\]/g, '')}'`;
    const kinds = [...new Set(blocks.map(({ kind }) => kind.toLowerCase()))];
    return `specification {
${kinds.map(kind => `  element ${kind}`).join('\n')}
}

model {
${blocks.map(({ title, kind, fields, results, prose }) => `  ${names.get(title)} = ${kind.toLowerCase()} ${single(title)} {
    description ${single(prose)}
    metadata {
${[...fields.filter(([, value]) => !names.has(value)), ...results.map(([date, amount]) => [`Result ${date}`, amount])].map(([key, value]) => `      ${key.replace(/\W+/g, '_')} ${single(value)}`).join('\n')}
    }
${fields.filter(([, value]) => names.has(value) && names.get(value) !== names.get(title)).map(([key, value]) => `    -> ${names.get(value)} ${single(key)}`).join('\n')}
  }`).join('\n')}
}
`;
}

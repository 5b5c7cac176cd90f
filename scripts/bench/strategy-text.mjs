/** A made-up strategy of about the given size, always the same: 60 % prose, the usual kinds of blocks, references and results. */
export function strategyText(size) {
    const head = `# Strategy: Bench

- Organization: Acme GmbH
- Kind: commercial
- Period: 2027-01-01 to 2027-12-31
- Version: 1.0
- Status: in review
- Review: every 3 months, next 2027-04-06
- Owner: Position 0
- Approvers: Position 0
- Currency: EUR
- Budget: EUR 180,000

`;
    let text = head;
    for (let number = 0; text.length < size; number++) {
        const write = kinds[number % kinds.length];
        text += `${write(Math.floor(number / kinds.length))}\n${prose(number)}\n`;
    }
    return text;
}

const words = 'sensors prove that a cold chain held and buyers who answer for vaccines ask **colleagues** before they ask a supplier so we answer _first_ in plain words'.split(' ');

function prose(seed) {
    return Array.from({ length: 1 + seed % 3 }, (_, paragraph) =>
        Array.from({ length: 35 + (seed * 7 + paragraph * 13) % 45 }, (_word, index) => words[(seed * 31 + paragraph * 17 + index * 5) % words.length]).join(' ')
            .replace(/(.{90,120}) /g, '$1\n')).map(paragraph => `${paragraph}.\n`).join('\n');
}

const field = fields => Object.entries(fields).map(([key, value]) => `- ${key}: ${value}\n`).join('');
const kinds = [
    n => `## Team: Team ${n}\n\n${field({ Function: 'marketing', Lead: `Position ${n}`, Members: `Position ${n}` })}`,
    n => `## Owner: Position ${n}\n\n${field({ 'Held by': `Person ${n}`, Team: `Team ${n}`, Responsibilities: 'approves; answers', Backup: `Position ${Math.max(0, n - 1)}`, Load: '80%' })}`,
    n => `## Persona: Persona ${n}\n\n${field({ Role: 'quality manager', Needs: 'records', 'Active on': 'LinkedIn 61%, YouTube 22%', Evidence: 'survey of 2026-11-20', Reviewed: '2027-01-15' })}`,
    n => `## Platform: Platform ${n}\n\n${field({ Priority: 'primary', Personas: `Persona ${n}`, Owner: `Position ${n}`, Cadence: 'every Tuesday', Metric: `Metric ${n}`, Cost: 'EUR 5,000' })}`,
    n => `## Goal: Goal ${n}\n\n${field({ Owner: `Position ${n}`, Target: '120 by 2027-12-31 from 80', Metric: `Metric ${n}`, Teams: `Team ${n}`, Phase: 'data', Cost: 'EUR 4k' })}`,
    n => `### Metric: Metric ${n}\n\n${field({ Formula: 'orders / leads', Source: 'CRM', Owner: `Position ${n}` })}\n| Date | Actual | Note |\n|---|---:|---|\n| 2027-01-31 | 84 | slow |\n| 2027-02-28 | 91 | |\n`,
    n => `## Action: Action ${n}\n\n${field({ Goal: `Goal ${n}`, Owner: `Position ${n}`, Due: '2027-05-31', Cost: 'EUR 900', Status: 'planned' })}`,
    n => `## Content: Content ${n}\n\n${field({ Personas: `Persona ${n}`, Owner: `Position ${n}`, Purpose: 'explain', Cadence: 'every 2 weeks' })}`,
    n => `## Risk: Risk ${n}\n\n${field({ Owner: `Position ${n}`, Probability: 'low', Impact: 'high', Response: 'answer within a day' })}`,
    n => `## Meeting: Meeting ${n}\n\n${field({ Teams: `Team ${n}`, Every: 'first Tuesday of the month', Participants: `Position ${n}` })}`,
    n => `## Definition: Definition ${n}\n\n${field({ Means: 'a lead that sales accepts' })}`,
    n => `## Phase: Phase ${n}\n\n${field({ Period: '2027-01-01 to 2027-06-30' })}`,
    n => `## Competitor: Competitor ${n}\n\n${field({ Platforms: `Platform ${n}` })}`,
    n => `## Change: Change ${n}\n\n${field({ Date: '2027-02-01', By: `Position ${n}` })}`,
    n => `## Question: Question ${n}\n\n${field({ Owner: `Position ${n}`, Due: '2027-06-01' })}`,
    n => `## Experiment: Experiment ${n}\n\n${field({ Owner: `Position ${n}`, Goal: `Goal ${n}`, Tools: 'Buffer' })}`
];

/** 0 to below, the same row at every run. */
export function numbers(seed = 1) {
    return below => {
        seed = (seed * 48271) % 2147483647;
        return seed % below;
    };
}

export function quantile(values, part) {
    return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
}

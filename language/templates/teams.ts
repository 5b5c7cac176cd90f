import type { Template } from './answers.js';

/** What a team does, as the language says it. */
export type TeamFunction = 'marketing' | 'sales' | 'service' | 'product' | 'leadership';

/** The teams that usually work on it, those first that nearly always do. */
export const usualTeams: Record<Template, { usual: readonly string[]; others: readonly string[] }> = {
    firm: { usual: ['Marketing', 'Sales'], others: ['Customer Service', 'Product', 'Management'] },
    'public body': { usual: ['Communications'], others: ['Customer Service', 'Programme', 'Management'] },
    'non-profit': { usual: ['Communications', 'Fundraising'], others: ['Membership', 'Programme', 'Volunteers', 'Board'] },
    'one-person shop': { usual: [], others: [] }
};

const functionWords: [TeamFunction, RegExp][] = [
    ['marketing', /\b(?:marketing|communications?|social media)\b/i], ['sales', /\b(?:sales|business development|vertrieb|fundraising|membership)\b/i],
    ['service', /\b(?:service|services|support|help desk)\b/i], ['product', /\bproducts?\b/i], ['leadership', /\b(?:management|leadership|board|directorate)\b/i]
];

/** What a team does, where its name says so. */
export function functionOfTeam(name: string): TeamFunction | undefined {
    return functionWords.find(([, words]) => words.test(name))?.[0];
}

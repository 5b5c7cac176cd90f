/** What a strategy can be made into, by the end of the file's name. */
export const formats = { html: /\.html?$/i, pdf: /\.pdf$/i, word: /\.docx$/i, markdown: /(?<!\.strategy)\.md$/i } as const;
export type Format = keyof typeof formats;

/** The paper that an office has: A4, or Letter in North America. */
export const papers = ['a4', 'letter'] as const;
export type Paper = typeof papers[number];

export function formatOf(name: string): Format | undefined {
    return (Object.keys(formats) as Format[]).find(format => formats[format].test(name));
}

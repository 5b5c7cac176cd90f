import { LineRuleType, type IStylesOptions } from 'docx';

const serif = 'Cambria';
const sans = 'Calibri';
const [accent, ink, muted] = ['1D5C6E', '22242A', '5F636D'];

const tight = { after: 0, line: 252, lineRule: LineRuleType.AUTO };

/** What the document's elements look like where Word's styles do not say it. */
export const stylesheet = `
    .kind { color: #${accent}; font-family: ${sans}; font-size: 9pt; }
    .generated, .approval-state { color: #${muted}; font-family: ${sans}; font-size: 8.5pt; }
    .organisation { color: #${accent}; font-family: ${sans}; font-weight: bold; font-size: 10.5pt; }
    .edition, .when { color: #${muted}; font-family: ${sans}; font-size: 10pt; }
    table { border-collapse: collapse; width: 100%; font-family: ${sans}; font-size: 10pt; }
    td, th { border-bottom: 1px solid #dddfe3; padding: 3pt 8pt 3pt 0; text-align: left; vertical-align: top; }
    tr { break-inside: avoid; }
    table.fields tr:not(:last-child) td { break-after: avoid; }
    th { font-weight: normal; }
    thead th { color: #${muted}; border-bottom-color: #${muted}; }
    .key { color: #${muted}; width: 26%; }
    .amount { text-align: right; }
    table.letterhead td { border: none; }
    td.address { text-align: right; color: #${muted}; font-size: 8.5pt; }
    .approval-mark { border-left: 3pt solid #${muted}; padding-left: 8pt; font-family: ${sans}; font-size: 9pt; margin: 0; }
    pre, code { font-family: Consolas; font-size: 9pt; }
`;

/** Word's own styles for what is more than a look: a house's template can change them, and Word lists the headings. */
export const styleMap: Record<string, string> = { '.masthead h1': 'Title', 'blockquote p': 'Quote', 'td, th, td p, td li, .approval-mark': 'Cell', '.gap': 'Gap' };

export function styles(language: string): IStylesOptions {
    const heading = (size: number, before: number): { run: object; paragraph: object } => ({ run: { font: serif, size, bold: true, color: ink }, paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 100, line: 252, lineRule: LineRuleType.AUTO } } });
    return {
        default: {
            document: { run: { font: serif, size: 21, color: ink, language: { value: language === 'en' ? 'en-GB' : language } }, paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } } },
            title: { run: { font: serif, size: 54, bold: true, color: ink }, paragraph: { spacing: { before: 120, after: 160, line: 240, lineRule: LineRuleType.AUTO } } },
            heading1: heading(40, 480), heading2: heading(32, 440), heading3: heading(26, 360), heading4: heading(23, 300), heading5: heading(21, 260), heading6: heading(21, 260),
            hyperlink: { run: { color: accent, underline: {} } }
        },
        paragraphStyles: [
            { id: 'Margin', name: 'Margin', basedOn: 'Normal', run: { font: sans, size: 16, color: muted }, paragraph: { spacing: tight } },
            { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { font: sans, size: 20 }, paragraph: { spacing: tight } },
            { id: 'Gap', name: 'Gap', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: tight } },
            { id: 'Quote', name: 'Quote', basedOn: 'Normal', run: { italics: true }, paragraph: { indent: { left: 400 } } }
        ]
    };
}

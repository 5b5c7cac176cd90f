/**
 * Writes author and program into a PDF's document information (ISO 32000-1, 14.3.3), which a browser cannot be told. The file is only added to (7.5.6,
 * incremental updates): its bytes stay, a new information dictionary with the old entries follows. A file of another shape than Chromium's is given back as it is.
 */
export function withDocumentInfo(pdf: Uint8Array, { author, creator }: { author?: string; creator: string }): Uint8Array {
    const text = Buffer.from(pdf).toString('latin1');
    const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(text);
    const [, size] = /\/Size (\d+)/.exec(trailer?.[1] ?? '') ?? [];
    const [, root] = /\/Root (\d+ \d+ R)/.exec(trailer?.[1] ?? '') ?? [];
    const [, info] = /\/Info (\d+) 0 R/.exec(trailer?.[1] ?? '') ?? [];
    const [, entries] = info ? new RegExp(`(?:^|\\n)${info} 0 obj\\s*<<([^]*?)>>\\s*endobj`).exec(text) ?? [] : [];
    if (!trailer || !size || !root || !info || entries === undefined) return pdf;
    const kept = entries.replace(/\/(?:Creator|Author) ?\((?:\\[^]|[^\\)])*\)\n?/g, '').trim();
    const object = `${info} 0 obj\n<<${kept}\n/Creator ${pdfString(creator)}${author ? `\n/Author ${pdfString(author)}` : ''}>>\nendobj\n`;
    const start = pdf.length + 1;
    const update = `\n${object}xref\n${info} 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<</Size ${size}\n/Root ${root}\n/Info ${info} 0 R\n/Prev ${trailer[2]}>>\nstartxref\n${start + object.length}\n%%EOF\n`;
    return Buffer.concat([pdf, Buffer.from(update, 'latin1')]);
}

/** UTF-16 with a byte-order mark, in hexadecimal digits (7.9.2.2, 7.3.4.3). */
function pdfString(words: string): string {
    return `<FEFF${[...Array(words.length).keys()].map(at => words.charCodeAt(at).toString(16).padStart(4, '0')).join('').toUpperCase()}>`;
}

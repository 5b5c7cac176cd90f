import { inflateRawSync } from 'node:zlib';

/** The files in a zip archive (PKWARE APPNOTE 4.3), as text: enough to look into a .docx. */
export function unzipped(archive: Uint8Array): Map<string, string> {
    const bytes = Buffer.from(archive);
    const files = new Map<string, string>();
    const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
        const [method, size, name, extra, comment] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
        const local = bytes.readUInt32LE(at + 42);
        const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
        const packed = bytes.subarray(start, start + size);
        files.set(bytes.toString('utf8', at + 46, at + 46 + name), (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
        at += 46 + name + extra + comment;
    }
    return files;
}

/** The words of a Word file's part, a line for each paragraph. */
export function wordsOf(xml: string): string[] {
    return [...xml.matchAll(/<w:p[ >][^]*?<\/w:p>/g)].map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>|<w:br\/>/g)].map(([whole, words]) => words ?? (whole === '<w:tab/>' ? '\t' : '\n')).join('')
        .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' })[name]!));
}

import { expect, test } from 'vitest';
import { embedPictures, mostPictureBytes } from '../../../language/export/pictures.js';

const bytes = new TextEncoder().encode('picture');
const data = (type: string): string => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

test('a picture is read once, by its path in plain characters', async () => {
    const read: string[] = [];
    const { source, notices } = await embedPictures(['a%20b.png', 'logo/l.SVG?v=2', 'a%20b.png'], async path => { read.push(path); return bytes; });
    expect(read).toEqual(['a b.png', 'logo/l.SVG']);
    expect(source('a%20b.png')).toBe(data('image/png'));
    expect(source('logo/l.SVG?v=2')).toBe(data('image/svg+xml'));
    expect(notices).toEqual([]);
});

test.each(['https://acme.example/a.png', '//acme.example/a.png', 'data:image/png;base64,AA', '/etc/a.png', 'a.html', 'gone.png', 'refused.png'])('%s is left out, and it is said', async href => {
    const { source, notices } = await embedPictures([href], async path => {
        if (path === 'refused.png') throw new Error('EACCES');
        return path === 'gone.png' ? undefined : bytes;
    });
    expect(source(href)).toBeUndefined();
    expect(notices).toHaveLength(1);
});

test('pictures are taken until they are too large together; a smaller one after that still fits', async () => {
    const sizes: Record<string, number> = { 'a.png': mostPictureBytes - 10, 'b.png': 11, 'c.png': 10 };
    const { source, notices } = await embedPictures(Object.keys(sizes), async path => new Uint8Array(sizes[path]!));
    expect(Object.keys(sizes).map(name => source(name) !== undefined)).toEqual([true, false, true]);
    expect(notices).toEqual(['The picture b.png was left out: the pictures of the document are larger than 15 MB together. Make them smaller.']);
});

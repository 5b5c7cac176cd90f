import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The same picture with its 256 most frequent colours (each other one becomes the nearest of them): a third of the bytes. Takes what Chromium writes. */
export function smallPng(png: Buffer): Buffer {
    const { width, height, channels, pixels } = decoded(png);
    const colorAt = (pixel: number): number => pixels.readUIntBE(pixel * channels, 3);
    const counts = new Map<number, number>();
    for (let pixel = 0; pixel < width * height; pixel++) counts.set(colorAt(pixel), (counts.get(colorAt(pixel)) ?? 0) + 1);
    const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([color]) => color);
    const indexes = new Map([...counts.keys()].map(color => [color, nearest(color, palette)]));
    const rows = Buffer.alloc(height * (width + 1)); // each row begins with its filter: none
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = indexes.get(colorAt(y * width + x))!;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 3], 8); // eight bits, a palette
    const colors = Buffer.from(palette.flatMap(color => [color >> 16, color >> 8 & 255, color & 255]));
    return Buffer.concat([png.subarray(0, 8), chunk('IHDR', header), chunk('PLTE', colors), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Eight bits, not interlaced, with or without transparency. */
function decoded(png: Buffer): { width: number; height: number; channels: number; pixels: Buffer } {
    const data: Buffer[] = [];
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
        if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    }
    const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
    const raw = inflateSync(Buffer.concat(data));
    const stride = width * channels;
    const pixels = Buffer.alloc(stride * height);
    for (let y = 0; y < height; y++) {
        const filter = raw[y * (stride + 1)]!;
        for (let x = 0; x < stride; x++) {
            const at = y * stride + x;
            const left = x >= channels ? pixels[at - channels]! : 0;
            const up = y > 0 ? pixels[at - stride]! : 0;
            const corner = x >= channels && y > 0 ? pixels[at - stride - channels]! : 0;
            pixels[at] = raw[y * (stride + 1) + x + 1]! + [0, left, up, left + up >> 1, paeth(left, up, corner)][filter]!;
        }
    }
    return { width, height, channels, pixels };
}

function paeth(left: number, up: number, corner: number): number {
    const [a, b, c] = [left, up, corner].map(one => Math.abs(left + up - corner - one)) as [number, number, number];
    return a <= b && a <= c ? left : b <= c ? up : corner;
}

function nearest(color: number, palette: readonly number[]): number {
    const distance = (other: number): number => [16, 8, 0].reduce((sum, shift) => sum + ((color >> shift & 255) - (other >> shift & 255)) ** 2, 0);
    let best = 0;
    for (let index = 1; index < palette.length; index++) if (distance(palette[index]!) < distance(palette[best]!)) best = index;
    return best;
}

function chunk(type: string, data: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
}

import { describe, expect, test } from 'vitest';
import { findPlatform, findPlatformByHost, platforms } from '../../../language/catalogues/platforms.js';
import { repeatedNames } from './repeated-names.js';

describe('known platforms', () => {
    test('no name, alias or host names two of them, or one of them twice', () => {
        expect(repeatedNames(platforms.map(({ name, aliases }) => [name, ...aliases]))).toEqual([]);
        expect(repeatedNames(platforms.map(({ hosts }) => hosts))).toEqual([]);
    });

    test('each has a host and one line of description', () => {
        for (const { name, hosts, description } of platforms) {
            expect(hosts.length, name).toBeGreaterThan(0);
            for (const host of hosts) expect(host, name).toMatch(/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/);
            expect(description, name).toMatch(/^[^\n]{20,160}\.$/);
        }
    });

    test.each([
        ['Twitter', 'X'], ['x', 'X'], ['linked in', 'LinkedIn'], ['  TIK  TOK ', 'TikTok'],
        ['Google My Business', 'Google Business Profile'], ['Xiaohongshu', 'rednote'], ['Weixin', 'WeChat'], ['insta', 'Instagram']
    ])('%s is %s', (name, official) => expect(findPlatform(name)?.name).toBe(official));

    test.each(['', 'Acme', 'Twit', 'constructor'])('%j is no known platform', name => expect(findPlatform(name)).toBeUndefined());

    test.each([
        ['www.linkedin.com', 'LinkedIn'], ['de.linkedin.com', 'LinkedIn'], ['Twitter.com', 'X'], ['threads.net', 'Threads'],
        ['youtu.be', 'YouTube']
    ])('an account at %s is on %s', (host, official) => expect(findPlatformByHost(host)?.name).toBe(official));

    test.each(['', 'com', 'example.org', 'notlinkedin.com', 'x.com.example'])(
        '%j is no known host', host => expect(findPlatformByHost(host)).toBeUndefined());
});

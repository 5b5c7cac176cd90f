import { expect, test } from 'vitest';
import { isPlainEmail, mergedKeys, nameOfKey, readKey, shortPath, trustLine, typeOfKey, withTrustLine } from '../../../client/approval/keys.js';

const blob = 'AAAAC3NzaC1lZDI1NTE5AAAAIJ5b6tW0y7yWbB5ZyqXgqk1ZQp0m3Jm0sFQG1C0Yv0aB';
const key = readKey(`ssh-ed25519 ${blob} dana@acme.example\n`, '/home/dana/.ssh/id_ed25519.pub', false)!;

test('a public key is read with what is written behind it', () => {
    expect(key).toEqual({ file: '/home/dana/.ssh/id_ed25519.pub', type: 'ssh-ed25519', blob, comment: 'dana@acme.example', inAgent: false });
});

test.each(['', 'The agent has no identities.', `ssh-dss ${blob}`, `ssh-ed25519-cert-v01@openssh.com ${blob}`, 'ssh-ed25519', 'toString AAAA'])('%j is no key to sign with', line => {
    expect(readKey(line, '', false)).toBeUndefined();
});

test('a key in a file and in the agent is one key, and those in the agent come first', () => {
    const other = { ...key, blob: 'AAAAother', file: '/home/dana/.ssh/other.pub' };
    const onlyHeld = { ...key, blob: 'AAAAheld', file: '', inAgent: true };
    const merged = mergedKeys([other, key], [{ ...key, file: '', inAgent: true }, onlyHeld]);
    expect(merged.map(({ file, inAgent }) => [file, inAgent])).toEqual([[key.file, true], ['', true], [other.file, false]]);
});

test.each([
    [{ ...key }, 'id_ed25519'],
    [{ ...key, file: 'C:\\Users\\dana\\.ssh\\work.pub' }, 'work'],
    [{ ...key, file: '' }, 'dana@acme.example'],
    [{ ...key, file: '', comment: '' }, 'Ed25519']
])('a key is called by its file, its comment or its kind', (named, name) => {
    expect(nameOfKey(named)).toBe(name);
});

test('a line of the list lets the key sign approvals only, and is added once', () => {
    const line = trustLine('dana@acme.example', key);
    expect(line).toBe(`dana@acme.example namespaces="strategy-approval" ssh-ed25519 ${blob}`);
    expect(withTrustLine('', line)).toBe(`${line}\n`);
    expect(withTrustLine('# Who may sign', line)).toBe(`# Who may sign\n${line}\n`);
    expect(withTrustLine('# Who may sign\r\n', line)).toBe(`# Who may sign\r\n${line}\r\n`);
    expect(withTrustLine(`${line} Dana's laptop\n`, line)).toBe(`${line} Dana's laptop\n`);
    expect(withTrustLine(`#${line}\n`, line)).toBe(`#${line}\n${line}\n`);
});

test.each([['/home/dana/.ssh/id', '~/.ssh/id'], ['/home/danae/.ssh/id', '/home/danae/.ssh/id'], ['', '']])('the file %j is shown as %j', (file, shown) => {
    expect(shortPath(file, '/home/dana')).toBe(shown);
});

test.each([['dana@acme.example', true], ['*@acme.example', false], ['a@b.c,d@e.f', false], ['!dana@acme.example', false], ['dana acme', false], ['"dana"@acme.example', false], ['dana\u202E@acme.example', false], ['dana@ac\u200Bme.example', false], ['', false]])('%j as an address: %s', (text, plain) => {
    expect(isPlainEmail(text)).toBe(plain);
});

test('a key says itself what kind it is; what cannot sign approvals, and what is no key, has none', () => {
    expect(typeOfKey(blob)).toBe('ssh-ed25519');
    const named = (type: string): string => btoa(`\0\0\0${String.fromCharCode(type.length)}${type}rest of it`);
    expect(typeOfKey(named('sk-ssh-ed25519@openssh.com').padEnd(56, '='))).toBe('sk-ssh-ed25519@openssh.com');
    for (const wrong of [named('ssh-dss'), named('ssh-ed25519x').slice(1), '', 'AAAA', 'not base64!', '\n']) expect(typeOfKey(wrong)).toBeUndefined();
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { folderWith, strategyHere } from '../cli/strategy.js';
import { commit, git } from './runner.js';

const organisation = `# Who is who

## Team: Office

- Lead: Director

## Owner: Director

- Held by: Dana Reyes
- Email: dana@harbour.example
- Responsibilities: decides
- Backup: Manager
- Load: 40%

## Owner: Manager

- Held by: Ole Brandt
- Email: ole@harbour.example
- Responsibilities: runs the café
- Backup: Director
- Load: 60%
`;

const plan = `# Strategy: Harbour Café

- Organization: Harbour Café
- Kind: public
- Status: in review
- Version: 1.0
- Period: 2027-01-01 to 2027-12-31
- Review: every 3 months by Manager, next 2027-04-06
- Owner: Manager
- Approvers: Director
- Uses: [Who is who](organisation.strategy.md)

We serve coffee to people who work at the harbour.

## Persona: Harbour workers

- Active on: Instagram 60%
- As of: 2027-01-05
- Source: survey of January

## Platform: Instagram

- Priority: primary
- Personas: Harbour workers
- Owner: Manager

## Goal: Regulars

- Phase: mission
- Teams: Office
- Owner: Manager
- Metric: Cards
- Target: 120 by 2027-12-31 from 80

## Goal: Breakfast

- Phase: relationships
- Teams: Office
- Supports: Regulars
- Owner: Manager
- Metric: Cards
- Target: 50 by 2027-12-31 from 20

## Metric: Cards

- Source: till
- Measured: monthly by Manager
`;

export const allowed = (folder: string, name: string): string => `${name}@harbour.example namespaces="strategy-approval" ${readFileSync(join(folder, '.git', `${name}.pub`), 'utf8').split(' ').slice(0, 2).join(' ')}\n`;
export const read = (folder: string, path = 'plan.strategy.md'): string => readFileSync(join(folder, path), 'utf8');

export async function sign(folder: string, key: string, path = 'plan.strategy.md', ...more: string[]): Promise<void> {
    const { complaints } = await strategyHere(folder, ['sign', path, '--position', 'Director', '--key', join('.git', key), '--date', '2026-01-05', '--today', '2027-03-01', ...more]);
    expect(complaints).toBe('');
}

/** A repository whose plan Dana has signed, on `main`; `topic` is checked out. */
export async function cafe(files: Record<string, string> = {}): Promise<string> {
    const folder = folderWith({}, { git: true });
    git(folder, 'checkout', '--quiet', '-B', 'main');
    for (const name of ['dana', 'mallory']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(folder, '.git', name)]);
    commit(folder, { 'plan.strategy.md': plan, 'organisation.strategy.md': organisation, '.strategy/allowed_signers': allowed(folder, 'dana'), ...files });
    await sign(folder, 'dana');
    commit(folder);
    git(folder, 'checkout', '--quiet', '-b', 'topic');
    return folder;
}

/** A target lowered, a goal renamed, an owner nobody knows, and a key that is not Dana's. */
export function change(folder: string): void {
    commit(folder, {
        'plan.strategy.md': read(folder).replace('120 by', '100 by').replace('Goal: Breakfast', 'Goal: Early breakfast').replace('Supports: Regulars\n- Owner: Manager', 'Supports: Regulars\n- Owner: Harbour master'),
        '.strategy/allowed_signers': allowed(folder, 'dana') + allowed(folder, 'mallory')
    });
}

import { l10n } from 'vscode';
import type { OverviewGoal, OverviewPosition, StrategyInShort, StrategyOverview } from '../../language/protocol.js';
import { stateWords, statusText, statusWords } from '../approval/status-text.js';

/** What a row of the side bar says. Icons and colours are those of the theme. */
export interface Row {
    label: string;
    /** Behind the label, paler. */
    description: string;
    /** One line each. */
    tooltip: string[];
    icon: string;
    color?: string;
}

const good = 'testing.iconPassed';
const caution = 'list.warningForeground';
const bad = 'list.errorForeground';

export function strategyRow({ title, version, status }: StrategyInShort): Row {
    return { label: title || l10n.t('Untitled strategy'), description: joined(version, statusWords()[status] ?? status), tooltip: [], icon: 'book' };
}

export function goalsRow({ goals }: StrategyOverview): Row {
    const late = goals.filter(({ progress: { state } }) => state === 'off pace' || state === 'missed').length;
    return { label: l10n.t('Goals'), description: joined(goals.length, late > 0 && l10n.t('{0} off pace', late)), tooltip: [], icon: 'target' };
}

const progressIcons: Record<string, [icon: string, color?: string]> = {
    met: ['pass-filled', good], 'on pace': ['pass', good], 'off pace': ['warning', caution], missed: ['error', bad], open: ['circle-outline'], 'not measured': ['circle-outline'], deferred: ['clock']
};

export function goalRow({ title, phase, progress, facts, problems }: OverviewGoal): Row {
    const [icon, color] = progressIcons[progress.state] ?? ['circle-outline'];
    return { label: title || l10n.t('Untitled'), description: joined(phase, progress.state === 'none' ? l10n.t('no target') : progress.words), tooltip: [...facts, ...problems], icon, color };
}

export function metricRow({ title, reading, next, overdue, facts, problems }: OverviewGoal['metrics'][number]): Row {
    const when = next && (overdue ? l10n.t('was to be read on {0}', next) : l10n.t('next {0}', next));
    return { label: title || l10n.t('Untitled'), description: joined(reading || l10n.t('nothing read yet'), when), tooltip: [...facts, ...problems], icon: 'graph', color: overdue ? caution : undefined };
}

export function positionsRow({ positions }: StrategyOverview): Row {
    const noted = positions.filter(({ problems }) => problems.length > 0).length;
    return { label: l10n.t('Positions'), description: joined(positions.length, noted > 0 && l10n.t('{0} to look at', noted)), tooltip: [], icon: 'organization' };
}

export function positionRow({ title, heldBy, load, backups, facts, problems }: OverviewPosition): Row {
    return {
        label: title || l10n.t('Untitled'),
        description: joined(heldBy || l10n.t('held by nobody'), load !== null && l10n.t('{0}% filled', Math.round(load)), backups.length > 0 ? l10n.t('backup: {0}', backups.join(', ')) : l10n.t('no backup')),
        tooltip: [...problems, ...facts], icon: problems.length > 0 ? 'warning' : 'person', color: problems.length > 0 ? caution : undefined
    };
}

export function approvalsRow({ title, version, status }: StrategyInShort, { approvals }: StrategyOverview): Row {
    const { text, weight } = statusText({ ...approvals, title, version, status });
    const [, icon = 'verified', words = text] = /^\$\(([\w-]+)\) (.*)$/.exec(text) ?? [];
    return { label: l10n.t('Approvals'), description: words, tooltip: approvals.notes, icon, color: { plain: approvals.state === 'verified' ? good : undefined, warning: caution, error: bad }[weight] };
}

const approvalIcons: Record<string, [icon: string, color?: string]> = {
    verified: ['verified-filled', good], stale: ['warning', caution], invalid: ['error', bad], 'not trusted': ['unverified', caution], 'cannot verify': ['question'], unsigned: ['edit'], missing: ['circle-outline']
};

export function approvalRow({ position, name, state, reason }: StrategyOverview['approvals']['positions'][number]): Row {
    const [icon, color] = approvalIcons[state] ?? ['circle-outline'];
    return { label: position, description: joined(name, stateWords()[state] ?? state), tooltip: reason ? [reason] : [], icon, color };
}

export function findingsRow({ findings: { errors, warnings, advice } }: StrategyOverview): Row {
    const [icon, color] = errors > 0 ? ['error', bad] as const : warnings > 0 ? ['warning', caution] as const : advice > 0 ? ['info'] as const : ['pass', good] as const;
    const counted = [
        errors > 0 && (errors === 1 ? l10n.t('1 error') : l10n.t('{0} errors', errors)), warnings > 0 && (warnings === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', warnings)),
        advice > 0 && (advice === 1 ? l10n.t('1 piece of advice') : l10n.t('{0} pieces of advice', advice))
    ];
    return { label: l10n.t('Findings'), description: counted.filter(Boolean).join(', ') || l10n.t('none'), tooltip: [], icon, color };
}

function joined(...parts: (string | number | false | null)[]): string {
    return parts.filter(part => part !== '' && part !== false && part !== null).join(' · ');
}

import { UriUtils, type URI } from 'langium';
import type { HouseWords, Vocabulary } from '../parser/vocabulary.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The house rules of an organisation: strategy.config.json (schemas/strategy.config.schema.json). */
export interface HouseConfig {
    /** Rule code -> severity in every status, or `off`. */
    severity?: Record<string, Severity | 'off'>;
    /** Block kind -> keys that every such block must have. */
    required?: Record<string, string[]>;
    /** Own block kinds, with the keys they must have. */
    blocks?: Record<string, { required?: string[] }>;
    /** Key -> further words it accepts. */
    choices?: Record<string, string[]>;
    /** Own word -> word of the language. */
    synonyms?: Record<string, string>;
    /** Positions that must approve every strategy. */
    approvers?: string[];
}

/** A folder's rules and words. */
export interface House {
    config: HouseConfig;
    vocabulary: Vocabulary;
}

/** A configuration that could not be read. */
export class ConfigError extends Error {}

/**
 * Reads the text of a strategy.config.json.
 * @throws ConfigError in the reader's words, when it is no JSON object or one of its settings has the wrong shape.
 */
export function parseConfig(text: string): HouseConfig {
    let value: unknown;
    try {
        value = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
        throw new ConfigError(`This is not valid JSON: ${(error as Error).message}`);
    }
    if (!isRecord(value)) throw new ConfigError('Expected an object: { "severity": { ... } }');
    for (const [key, setting] of Object.entries(value)) {
        const check = Object.hasOwn(settings, key) ? settings[key] : undefined;
        if (!check) throw new ConfigError(`Unknown setting "${key}". Known are: ${Object.keys(settings).filter(name => name !== '$schema').join(', ')}`);
        if (!check.accepts(setting)) throw new ConfigError(`"${key}" should be ${check.shape}`);
    }
    return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const recordOf = (accepts: (value: unknown) => boolean) => (value: unknown): boolean => isRecord(value) && Object.values(value).every(accepts);

const settings: Record<string, { shape: string; accepts(value: unknown): boolean }> = {
    $schema: { shape: 'a text', accepts: isText },
    severity: {
        shape: 'an object from rule codes to "error", "warning", "info", "hint" or "off"',
        accepts: recordOf(value => ['error', 'warning', 'info', 'hint', 'off'].includes(value as string))
    },
    required: { shape: 'an object from block kinds to lists of keys: { "Goal": ["Cost"] }', accepts: recordOf(isTexts) },
    blocks: { shape: 'an object from block kinds to { "required": [keys] }', accepts: recordOf(value => isRecord(value) && Object.entries(value).every(([key, keys]) => key === 'required' && isTexts(keys))) },
    choices: { shape: 'an object from keys to lists of words: { "Priority": ["experimental"] }', accepts: recordOf(isTexts) },
    synonyms: { shape: 'an object from your word to a word of the language: { "Ziel": "Goal" }', accepts: recordOf(isText) },
    approvers: { shape: 'a list of positions', accepts: isTexts }
};

/** The houses of a workspace. A file lives by the nearest strategy.config.json in its folder or above. */
export class Houses {
    private readonly byFolder = new Map<string, House>();
    private readonly standard: House;
    private forAll: House | undefined;

    constructor(private readonly vocabulary: () => Vocabulary) {
        this.standard = { config: {}, get vocabulary() { return vocabulary(); } };
    }

    /** One configuration for all files, wherever they stand (`--config`). */
    fixed: HouseConfig | undefined;

    of(file: URI): House {
        if (this.fixed) return this.forAll ??= this.house(this.fixed);
        if (this.byFolder.size === 0) return this.standard;
        for (let folder = UriUtils.dirname(file); ; folder = UriUtils.dirname(folder)) {
            const house = this.byFolder.get(folder.toString());
            if (house) return house;
            if (UriUtils.dirname(folder).toString() === folder.toString()) return this.standard;
        }
    }

    /** Sets or, with `undefined`, removes what the given strategy.config.json says. */
    set(configFile: URI, config: HouseConfig | undefined): void {
        const folder = UriUtils.dirname(configFile).toString();
        if (!config) this.byFolder.delete(folder);
        else this.byFolder.set(folder, this.house(config));
    }

    private house(config: HouseConfig): House {
        return { config, vocabulary: this.vocabulary().extend(wordsOf(config)) };
    }
}

function wordsOf(config: HouseConfig): HouseWords {
    return { synonyms: config.synonyms, choices: config.choices, blocks: Object.keys(config.blocks ?? {}) };
}

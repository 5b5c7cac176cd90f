import { UriUtils, type LangiumDocument, type URI } from 'langium';
import type { TrustPorts } from '../approval/verify.js';
import { verifyApprovals, type ApprovalState } from '../approval/verify.js';
import type { StrategyModel } from '../model/model.js';
import type { StrategySharedServices } from '../services.js';

/** Where an organisation keeps whose signatures count: in a folder of this name beside its strategies, or above them. */
const trustFolder = '.strategy';
const signersFile = 'allowed_signers';
const revokedFile = 'revoked_keys';

/** What may be said of the approvals of every document: computed when asked for, and kept until its text or what it is held against changes. */
export class Approvals {
    /** In place of the lists in the workspace: for the command line (`--trust`, the base branch) and a list that the user has pinned. */
    fixed: TrustPorts | undefined;
    /** What has changed in meaning since a stale approval was signed, as far as it is known by now. Set by a host that keeps a history. */
    sinceSigned: ((approval: ApprovalState, now: StrategyModel) => readonly string[]) | undefined;
    private readonly cache = new WeakMap<StrategyModel, { generation: number; today: string; states: Promise<ApprovalState[]>; known: ApprovalState[] }>();
    private readonly lists = new Map<string, Promise<string | undefined>>();
    private generation = 0;

    constructor(private readonly services: StrategySharedServices) {}

    /** The state of each Approval block, in order. */
    of(document: LangiumDocument): Promise<readonly ApprovalState[]> {
        return this.entry(document).states;
    }

    /** The same without waiting: empty until they were computed for the text as it is. */
    known(document: LangiumDocument): readonly ApprovalState[] {
        return this.entry(document).known;
    }

    /** A list of signers or a signed picture may be another one now. */
    forget(): void {
        this.generation++;
        this.lists.clear();
    }

    /** The list of signers that counts for a document, the nearest one; and all lists of revoked keys, for what is revoked above is revoked below. */
    async trustFor({ uri }: Pick<LangiumDocument, 'uri'>): Promise<TrustPorts> {
        if (this.fixed) return this.fixed;
        const { options } = this.services;
        if (options.trust) return options.trust;
        if (options.untrusted) return { allowedSigners: undefined };
        const [signers, revoked] = [await this.found(uri, signersFile, 1), await this.found(uri, revokedFile, Infinity)];
        return { allowedSigners: signers[0], revokedKeys: revoked.length > 0 ? revoked.join('\n') : undefined };
    }

    /** The bytes of a file beside a document, when it lies in the workspace. `path` is relative to the document, in plain characters. */
    async readBeside(document: LangiumDocument, path: string): Promise<Uint8Array | undefined> {
        const uri = UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
        if (uri.scheme !== document.uri.scheme || uri.authority !== document.uri.authority || !this.services.workspace.WorkspaceManager.isInside(uri)) return undefined;
        return this.services.workspace.FileSystemProvider.readBinary(uri);
    }

    private entry(document: LangiumDocument): { states: Promise<ApprovalState[]>; known: ApprovalState[] } {
        const model = this.services.workspace.Models.of(document);
        const today = this.services.today();
        const cached = this.cache.get(model);
        if (cached?.generation === this.generation && cached.today === today) return cached;
        const entry = { generation: this.generation, today, known: [] as ApprovalState[], states: this.compute(document, model, today) };
        void entry.states.then(states => { entry.known = states; });
        this.cache.set(model, entry);
        return entry;
    }

    private async compute(document: LangiumDocument, model: StrategyModel, today: string): Promise<ApprovalState[]> {
        if (!model.blocks.some(({ kind }) => kind === 'Approval')) return [];
        const trust = await this.trustFor(document);
        return verifyApprovals(model, { subtle: this.services.crypto, trust, today, readFile: path => this.readBeside(document, path) });
    }

    /** The lists in the document's folder and above it up to the workspace's root, the nearest first, at most so many. */
    private async found(from: URI, name: string, most: number): Promise<string[]> {
        const { WorkspaceManager } = this.services.workspace;
        const lists: string[] = [];
        for (let folder = UriUtils.dirname(from), above: URI | undefined; lists.length < most && WorkspaceManager.isInside(UriUtils.joinPath(folder, 'x')) && folder.path !== above?.path; above = folder, folder = UriUtils.dirname(folder)) {
            const text = await this.read(UriUtils.joinPath(folder, trustFolder, name));
            if (text !== undefined) lists.push(text);
        }
        return lists;
    }

    private read(uri: URI): Promise<string | undefined> {
        const key = uri.toString();
        let list = this.lists.get(key);
        if (!list) this.lists.set(key, list = this.readList(uri));
        return list;
    }

    /** A list that is there and cannot be read is no empty list: no line of it counts, and for revocations nothing is trusted. */
    private async readList(uri: URI): Promise<string | undefined> {
        const { FileSystemProvider } = this.services.workspace;
        if (!await FileSystemProvider.exists(uri)) return undefined;
        return FileSystemProvider.readFile(uri).catch(() => 'This list could not be read');
    }
}

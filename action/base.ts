import type { Repository } from '../cli/git/git.js';
import type { Settings } from './settings.js';

/** What a change is compared with, and the commit whose signers and positions count. */
export interface Base { commit: string; trustedAt: string }

/**
 * The commit to compare with: the one that was asked for, else the one the pull request is merged onto. `undefined`: there is none, as on a push.
 * @throws CliError when it is not in the clone and cannot be fetched.
 */
export async function baseOf({ base, pullRequest, mergeGroup }: Settings, repository: Repository): Promise<Base | undefined> {
    if (base !== undefined) return at(await repository.commit(base));
    if (mergeGroup !== undefined) return at(await fetched(mergeGroup, repository));
    if (!pullRequest) return undefined;
    const [onto, merged] = await repository.parents('HEAD');
    // GitHub's trial merge, which actions/checkout gets: its first parent is the branch as it is now.
    if (onto !== undefined && merged === pullRequest.head) return at(await fetched(onto, repository));
    const tip = await fetched(pullRequest.base.commit, repository);
    return { commit: await repository.mergeBase(tip, 'HEAD'), trustedAt: tip };
}

function at(commit: string): Base {
    return { commit, trustedAt: commit };
}

async function fetched(commit: string, repository: Repository): Promise<string> {
    await repository.fetch(commit);
    return commit;
}

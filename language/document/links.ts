/**
 * The address if a reader may be sent there: http, https, mail, a relative path or an anchor. Anything else, an address that
 * hides its scheme behind white space or control characters, and `//host` (a network share when the page is a file) is none.
 */
export function safeHref(address: string): string | undefined {
    const href = address.trim();
    if (href === '' || /[\s\p{Cc}\p{Cf}\\]/u.test(href) || href.startsWith('//')) return undefined;
    const scheme = /^([^/?#:]*):/.exec(href)?.[1];
    return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme) ? href : undefined;
}

/** How to get from one file to another: `../organisation.strategy.md`. `undefined` when only an absolute address would do. */
export function relativePath(from: string, to: string): string | undefined {
    const start = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/i.exec(from);
    const goal = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)?(.*)$/i.exec(to);
    if (!start || !goal || start[1] !== goal[1]) return undefined;
    const folders = (start[2] ?? '').split('/').slice(0, -1);
    const path = (goal[2] ?? '').split('/');
    let shared = 0;
    while (shared < folders.length && shared < path.length - 1 && folders[shared] === path[shared]) shared++;
    const steps = [...folders.slice(shared).map(() => '..'), ...path.slice(shared)].join('/');
    // `a:b.md` would read as a scheme.
    return /^[^/]*:/.test(steps) ? './' + steps : steps;
}

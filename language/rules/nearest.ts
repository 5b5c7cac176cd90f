/**
 * The candidate that a word was most likely meant to be, or `undefined` when none is close.
 * Close is a distance of one for short words and of up to a quarter of the length for long ones; case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
    const wanted = word.trim().toLowerCase();
    let best: string | undefined;
    let bestDistance = Math.max(1, Math.floor(wanted.length / 4)) + 1;
    const letters = letterSet(wanted);
    for (const candidate of candidates) {
        // Cheap bounds first: an edit changes the length by at most one, and adds or removes at most one letter each.
        if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
        if (bitCount(letters ^ letterSet(candidate.toLowerCase())) > 2 * (bestDistance - 1)) continue;
        const distance = editDistance(wanted, candidate.toLowerCase());
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours each count one
 * (Damerau 1964; each part is edited once). `Gaol` is one away from `Goal`.
 */
export function editDistance(a: string, b: string): number {
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let distance = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distance = Math.min(distance, beforeLast[j - 2]! + 1);
            row.push(distance);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length]!;
}

/** Which letters a word has, folded onto 32 bits. */
function letterSet(word: string): number {
    let set = 0;
    for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) & 31);
    return set;
}

function bitCount(bits: number): number {
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
    return count;
}

const placeholder = /^(?:[?.…_*–—-]+|t\.?b\.?[acd]\.?|to be (?:defined|decided|determined|confirmed|announced|done)|to ?do|nobody yet|not yet (?:known|decided|defined)|noch (?:offen|unklar)|wird noch (?:bestimmt|festgelegt|benannt)|n\.? ?n\.?|n\/a|x{2,}|lorem ipsum.*|(?:your |enter |insert )?(?:name|title|value|text) here|<[^>]*>|\[[^\]]*\])\.?(?: \([^)]*\))?\??$/i;

/** `TBD`, `to be defined`, `???`, `lorem ipsum`: a value that stands for a value. */
export function isPlaceholder(text: string): boolean {
    return placeholder.test(text);
}

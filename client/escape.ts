/** Anyone's words as HTML, in a text or between double quotes. */
export function escape(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

import { Uri } from 'vscode';

/** The file that a menu was opened on: menus hand over its URI, a row of Source Control or one of the side bar. */
export function clickedFile(clicked: unknown): Uri | undefined {
    if (clicked instanceof Uri) return clicked;
    if (typeof clicked === 'string') return Uri.parse(clicked);
    const { resourceUri, uri } = clicked as { resourceUri?: unknown; uri?: unknown } ?? {};
    return resourceUri instanceof Uri ? resourceUri : typeof uri === 'string' ? Uri.parse(uri) : undefined;
}

/** The build puts the text of a Markdown file into the bundle. */
declare module '*.md' {
    const text: string;
    export default text;
}

/** `acme.strategy.md`, for the path of a file as in URIs. */
export function fileName(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1);
}

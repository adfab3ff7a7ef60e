// Port: globs. The adapter brings the library; core only asks whether a path fits.

/**
 * Compiles globs over paths relative to a root, with `/` between the parts. A glob without a
 * slash fits at any depth; a folder's name stands for all that is below it.
 *
 * @returns whether a path fits one of the globs; no globs fit nothing
 */
export type PathMatcher = (globs: readonly string[]) => (path: string) => boolean;

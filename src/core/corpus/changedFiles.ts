// Port: which files of a root differ from the last commit, as version control sees them now.

/**
 * @returns paths relative to the root, with `/` between the parts: changed, staged or untracked;
 *          a deleted file may be among them
 * @throws EngineError `bad-query` when the root is in no repository, or git cannot be asked
 * @throws CancelledError
 */
export type ListChangedFiles = (signal?: AbortSignal) => Promise<ReadonlySet<string>>;

// Port: which files of a root differ from a revision, as version control sees them now.

/**
 * @param since  a revision as git names it: a branch, a tag, a commit; the last commit where it
 *               is not said
 * @returns      paths relative to the root, with `/` between the parts: changed, staged or
 *               untracked; a deleted file may be among them
 * @throws EngineError `bad-query` when the root is in no repository, the revision is not known, or
 *   git cannot be asked
 * @throws CancelledError
 */
export type ListChangedFiles = (
  since: string | undefined,
  signal?: AbortSignal,
) => Promise<ReadonlySet<string>>;

// Port: which files of a root differ from a revision, as version control sees them now.

import { throwIfCancelled } from '../../base/errors.ts';

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

/**
 * What has changed in each of several roots. One that is in no repository has no changes, as long
 * as another one can tell them.
 *
 * @throws EngineError, CancelledError as the first root says, when none can tell
 */
export async function listAllChanged(
  roots: readonly { readonly changedFiles: ListChangedFiles }[],
  since: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly ReadonlySet<string>[]> {
  const results = await Promise.allSettled(roots.map((root) => root.changedFiles(since, signal)));
  throwIfCancelled(signal);
  const isToldBySome = results.some(({ status }) => status === 'fulfilled');
  return results.map((result) => {
    if (result.status === 'fulfilled') return result.value;
    if (isToldBySome) return new Set();
    throw result.reason;
  });
}

// Work that is done at once keeps everything else waiting: now and then others get their turn.

/**
 * @param work   done at once, however its promise looks
 * @param count  after so many calls the next one lets the process do what else waits, to cancel
 *               for example
 */
export function takeTurns<Input, Output>(
  work: (input: Input) => Promise<Output>,
  count: number,
): (input: Input) => Promise<Output> {
  let done = 0;
  return async (input) => {
    done += 1;
    if (done % count === 0) await new Promise((resolve) => setImmediate(resolve));
    return work(input);
  };
}

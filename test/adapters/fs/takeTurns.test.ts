import { expect, it } from 'vitest';
import { takeTurns } from '../../../src/adapters/fs/takeTurns.ts';

it('lets other work in after a number of calls, and gives every answer', async () => {
  let isCancelled = false;
  setImmediate(() => {
    isCancelled = true;
  });
  const seen: boolean[] = [];
  const double = takeTurns((input: number) => {
    seen.push(isCancelled);
    return Promise.resolve(2 * input);
  }, 3);
  const answers: number[] = [];
  for (const input of [1, 2, 3, 4]) answers.push(await double(input));
  expect(answers).toEqual([2, 4, 6, 8]);
  expect(seen).toEqual([false, false, true, true]);
});

import { expect, test } from 'vitest';
import { lexFile } from '../../../../../src/core/duplicates/textual/lexFile.ts';
import { snapToChunks } from '../../../../../src/core/duplicates/textual/snapToChunks.ts';

const edge = `function first(list) {
  for (const item of list) item.close(list.size);
}`;
/** Some 40 tokens: too few for an edited copy, enough for a renamed one. */
const middle = `function check(list) {
  const found = open(list.first, { limit: list.size });
  if (found.isOld) throw new Old(found);
  return found.name;
}`;
const side = {
  tokens: lexFile(`${edge}\n${middle}\n${edge}`, 'javascript').main,
  pieces: [
    { start: 1, end: 3 },
    { start: 4, end: 8 },
    { start: 9, end: 11 },
  ],
};

function snapped(start: number, end: number): string[] {
  const lines = { start, end };
  return snapToChunks(side, side, { a: lines, b: lines }).map(
    ({ a }) => `${String(a.start)}-${String(a.end)}`,
  );
}

test('what clings to a function from its neighbours is cut off, also where it is short', () => {
  expect(snapped(3, 9)).toEqual(['4-8', '4-8']);
});

test('a function of which a bracket is missing becomes whole; its own lines are kept beside', () => {
  expect(snapped(4, 7)).toEqual(['4-8', '4-7']);
});

test('a part of a function stays a part', () => {
  expect(snapped(5, 6)).toEqual(['5-6', '5-6']);
});

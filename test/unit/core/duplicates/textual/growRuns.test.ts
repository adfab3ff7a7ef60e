import { expect, test } from 'vitest';
import { growRuns, type Run } from '../../../../../src/core/duplicates/textual/growRuns.ts';
import {
  tokenClass,
  type TokenLines,
} from '../../../../../src/core/duplicates/textual/tokenLines.ts';

/** A letter a token, a full stop for a boundary. */
function tokensOf(text: string): TokenLines {
  const values = Uint32Array.from(text, (letter) => letter.charCodeAt(0));
  return {
    exact: values,
    abstract: values,
    lines: values.map(() => 1),
    classes: Uint8Array.from(text, (letter) =>
      letter === '.' ? tokenClass.boundary : tokenClass.word,
    ),
  };
}

const runOf = ({ a, b, length }: Run) => [a, b, length];

test.each<[string, string, string, number[], number[][]]>([
  ['a run grows to both sides', 'xxabcdeyy', 'abcdez', [4, 2], [[2, 0, 5]]],
  ['two places in one run give it once', 'abcdef', 'abcdef', [1, 1, 4, 4], [[0, 0, 6]]],
  ['a run ends at a boundary', 'ab.cde', 'ab.cde', [3, 3], [[3, 3, 3]]],
  ['a run that is too short is a coincidence', 'xaby', 'wabz', [1, 1], []],
])('%s', (_, a, b, places, runs) => {
  const pair = { a: tokensOf(a), b: tokensOf(b), isSelf: false };
  expect(growRuns(pair, places, 3).map(runOf)).toEqual(runs);
});

test.each<[string, string, number[], number[][]]>([
  ['twice in a row', 'abcdabcd', [0, 4, 2, 6], [[0, 4, 4]]],
  [
    'three times in a row, each with the next one',
    'abcdabcdabcd',
    [0, 4, 2, 6, 4, 8, 6, 10],
    [
      [0, 4, 4],
      [4, 8, 4],
    ],
  ],
  ['without a rest that is too short', 'abcdabcdab', [0, 4, 4, 8], [[0, 4, 4]]],
])('a pattern meets itself %s', (_, text, places, runs) => {
  const tokens = tokensOf(text);
  expect(growRuns({ a: tokens, b: tokens, isSelf: true }, places, 3).map(runOf)).toEqual(runs);
});

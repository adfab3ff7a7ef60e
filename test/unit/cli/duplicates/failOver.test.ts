import { expect, test } from 'vitest';
import { judge, parseLimit } from '../../../../src/cli/duplicates/failOver.ts';
import { fakeCluster, fakeDuplicateReport } from '../../../support/fakeEngine.ts';

test.each([
  ['12', { type: 'clusters', count: 12 }],
  ['0', { type: 'clusters', count: 0 }],
  ['5%', { type: 'share', percent: 5 }],
  [' 2.5 % ', { type: 'share', percent: 2.5 }],
])('%j is read as a limit', (text, limit) => {
  expect(parseLimit(text)).toEqual(limit);
});

test.each(['', '%', '-1', '1.5', '101%', 'many', '1e3', '5%%'])('%j is no limit', (text) => {
  expect(() => parseLimit(text)).toThrow(`for --fail-over, got "${text}"`);
});

const report = {
  ...fakeDuplicateReport([fakeCluster(), fakeCluster()]),
  totalLines: 10_000,
  duplicatedLines: 512,
};

test.each<[string, boolean, string]>([
  ['1', true, 'Duplicates: 2 clusters, more than the limit of 1.'],
  ['2', false, 'Duplicates: 2 clusters, within the limit of 2.'],
  ['5%', true, 'Duplicates: 5.12 % of the lines, more than the limit of 5 %.'],
  ['5.12%', false, 'Duplicates: 5.12 % of the lines, within the limit of 5.12 %.'],
])('against %s the measure and the limit are said', (text, isOver, sentence) => {
  expect(judge(report, parseLimit(text))).toEqual({ isOver, sentence });
});

test('a folder without lines is within every limit', () => {
  const empty = { ...fakeDuplicateReport(), totalLines: 0 };
  expect(judge(empty, parseLimit('0%')).isOver).toBe(false);
  expect(judge(empty, parseLimit('0')).isOver).toBe(false);
});

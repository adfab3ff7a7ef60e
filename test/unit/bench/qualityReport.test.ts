import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MissingMaterial } from '../../../bench/lib/paths.ts';
import {
  columnOf,
  readBaseline,
  resultsText,
  scoreTable,
} from '../../../bench/lib/qualityResults.ts';
import { type Measured, qualityReport } from '../../../bench/lib/qualityReport.ts';
import { type ScoredQuery, scoresByMode } from '../../../bench/lib/scoredQuery.ts';
import { markdownTable } from '../../../bench/lib/table.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

function query(
  id: string,
  className: string,
  scores: Partial<Record<string, number>>,
): ScoredQuery {
  const group = id.replace(/#.*/, '');
  return {
    id,
    group,
    className,
    scores: scoresByMode('source', (mode) => scores[mode] ?? 0),
  };
}

const measured: Measured = {
  benchmark: [
    query('flask#0', 'symbol', { fused: 1, words: 1, meaning: 0.5, off: 1 }),
    query('flask#1', 'semantic', { fused: 0.123456, words: 0.1, meaning: 0.4 }),
    query('gson#0', 'symbol', { fused: 0.5, words: 0.5, meaning: 0.5 }),
  ],
  sets: [],
};
const results = { benchmark: scoreTable(measured.benchmark), sets: scoreTable([]) };

describe('the results of a run', () => {
  it('are one line a query, and read back as they were', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'run.json');
    writeFileSync(file, resultsText(results));
    expect(resultsText(results)).toContain('\n"flask#1": [0.123,0.1,0.4,0],\n');
    expect(readBaseline(file)).toEqual(results);
    expect(columnOf(results.benchmark, 'source.meaning').get('flask#1')).toBe(0.4);
    expect(columnOf(results.benchmark, 'all.fused').size).toBe(0);
  });

  it('say which file is missing', () => {
    expect(() => readBaseline('/no/such/run.json')).toThrow(MissingMaterial);
  });
});

describe('qualityReport', () => {
  it('gives the mean over repositories, of all and of each class', () => {
    const report = qualityReport(measured, undefined);
    // flask: (1 + 0.123) / 2, gson: 0.5; symbol: flask 1, gson 0.5
    expect(report).toMatch(
      /source files only \| words and meaning +\| +0\.531 \| +0\.123 \| +0\.750 \|/,
    );
    expect(report).toContain('There is none yet.');
  });

  it('names the class on which fusion loses, and only that one', () => {
    const report = qualityReport(measured, undefined);
    expect(report).toContain(
      'Fusion loses to its better part (meaning) on class semantic by 0.277 (limit 0.005)',
    );
    expect(report).not.toContain('on class symbol');
  });

  it('names the queries that moved since the run before, with both scores', () => {
    const rows = { ...results.benchmark.rows, 'flask#0': [0.25, 1, 1, 1] };
    const before = { ...results, benchmark: { ...results.benchmark, rows } };
    const report = qualityReport(measured, before);
    expect(report).toContain('benchmark, gained most: flask#0 0.25 → 1.00.');
    expect(report).toContain('benchmark, lost most: none.');
    expect(report).toMatch(/benchmark source\.fused +\| \+0\.188 \|/);
  });
});

describe('markdownTable', () => {
  it('puts columns of numbers to the right and scores to three digits', () => {
    expect(markdownTable(['name', 'n', 'score'], [['a', '12', 0.5]])).toBe(
      '| name |   n | score |\n| ---- | --: | ----: |\n| a    |  12 | 0.500 |',
    );
  });
});

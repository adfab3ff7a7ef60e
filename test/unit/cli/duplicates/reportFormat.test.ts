import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../../src/cli/duplicates/htmlReport.ts';
import { jsonReport } from '../../../../src/cli/duplicates/jsonReport.ts';
import { markdownReport } from '../../../../src/cli/duplicates/markdownReport.ts';
import { limitReport, type PrintedReport } from '../../../../src/cli/duplicates/printedReport.ts';
import { textReport } from '../../../../src/cli/duplicates/textReport.ts';
import { printable } from '../../../../src/cli/duplicates/wording.ts';
import type { DuplicateCluster } from '../../../../src/core/duplicates/duplicateCluster.ts';
import { reviewedReport } from '../../../support/duplicateExamples.ts';
import { fakeCluster, fakeDuplicateReport, fakeMember } from '../../../support/fakeEngine.ts';

const reviewed = limitReport(reviewedReport, undefined);

function reportOf(...clusters: readonly DuplicateCluster[]): PrintedReport {
  return limitReport(fakeDuplicateReport(clusters), undefined);
}

describe('textReport', () => {
  it('colours titles and places where the terminal can, and nothing elsewhere', () => {
    expect(textReport(reportOf(fakeCluster()), true)).toContain(
      '\u001b[36msrc/session.ts:10-20\u001b[39m',
    );
    expect(textReport(reviewed, false, true)).not.toContain('\u001b');
  });

  it('says of what was left out how much, and only when asked by which rules and why', () => {
    expect(textReport(reviewed, false)).toMatch(/\nLeft out: 1,234 that look alike, by 2 rules/);
    expect(textReport(reviewed, false)).not.toContain('Import lists');
    expect(textReport(reviewed, false, true)).toContain(
      '1,200  imports         Import lists repeat by nature.',
    );
    expect(textReport(reportOf(), false, true)).toContain('Left out: nothing');
  });
});

describe('jsonReport', () => {
  it('is one line with a version, that says again all that was found', () => {
    const text = jsonReport(limitReport(reviewedReport, 1), '/work');
    expect(text).not.toContain('\n');
    const { clusters, ...read } = JSON.parse(text) as { clusters: readonly object[] };
    expect(read).toEqual({
      version: 1,
      folder: '/work',
      clusterCount: 4,
      totalLines: 10_000,
      duplicatedLines: 1_287,
      duplicatedShare: 0.1287,
      leftOut: reviewedReport.leftOut,
      coverage: reviewedReport.coverage,
      elapsedMs: 1_234,
    });
    expect(clusters).toMatchObject([
      {
        id: 'c1',
        cloneType: 1,
        members: [{ path: 'test/data.ts', startLine: 1, endLine: 1_204 }, {}],
      },
    ]);
  });
});

describe('markdownReport', () => {
  it('fits into a comment of GitHub and counts what does not', () => {
    const clusters = Array.from({ length: 2_000 }, () => fakeCluster());
    const text = markdownReport(reportOf(...clusters));
    const listed = text.match(/<details>/g)?.length ?? 0;
    expect(text.length).toBeLessThan(65_536);
    expect(listed).toBeGreaterThan(200);
    expect(text).toContain(
      `${(2_000 - listed).toLocaleString('en')} more clusters not listed here.`,
    );
  });

  it('lists the first places of a cluster that stands everywhere', () => {
    const members = Array.from({ length: 25 }, () => fakeMember());
    expect(markdownReport(reportOf(fakeCluster({ members })))).toMatch(/\n- and 5 more places\n/);
  });

  it('lets no name become markup: outside of code there are only its own words', () => {
    const outside = markdownReport(reviewed)
      .replaceAll(/(`+) ?.*?[^`] ?\1(?!`)|`` ` ``/g, '')
      .replaceAll(/<\/?(details|summary)>/g, '');
    expect(outside).not.toMatch(/[<>`@*_[\]](?! Vectors)/);
  });
});

describe('htmlReport', () => {
  const page = htmlReport(reviewed, '<b>');

  it('loads and runs nothing, and lets no name become markup', () => {
    const allowed =
      /^<(!doctype html|\/?(html|head|body|main|title|style|h1|h2|p|table|thead|tbody|tr|ul|li|code|summary|details|a|td|th|meta)\b[^<>]*)>$/;
    for (const [tag] of page.matchAll(/<[^>]*>/g)) expect(tag).toMatch(allowed);
    expect(page).not.toMatch(/<script|\son\w+=|src=|href="(?!#)/);
    expect(page).toContain('<title>Duplicates in &lt;b&gt;</title>');
  });

  it('has a table for each order, each with every cluster, and an anchor that each row leads to', () => {
    const tables = page.split('<table>').slice(1);
    const numbers = tables.map((table) =>
      [...table.matchAll(/href="#cluster-(\d)"/g)].map(([, number]) => Number(number)),
    );
    expect(numbers).toEqual([
      [1, 2, 3, 4],
      [1, 2, 4, 3],
      [1, 2, 3, 4],
      [3, 2, 1, 4],
    ]);
    for (const number of [1, 2, 3, 4]) {
      expect(page.split(`id="cluster-${String(number)}"`)).toHaveLength(2);
    }
    expect(page.match(/aria-sort/g)).toHaveLength(4);
  });
});

describe('printable', () => {
  it.each([
    ['a\nb\tc\r', String.raw`a\nb\tc\r`],
    ['\u001b[31m', String.raw`\u{1b}[31m`],
    ['a\u202eb\u2028', String.raw`a\u{202e}b\u{2028}`],
    ['größe 日本語 😀', 'größe 日本語 😀'],
  ])('shows %j as it is written in a program', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

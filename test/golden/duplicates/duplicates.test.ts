// Each format of a report that holds what is hard to print, as text that a person can review.
// UPDATE_GOLDEN=1 writes them anew.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limitReport } from '../../../src/cli/duplicates/printedReport.ts';
import { type DuplicateFormat, duplicateFormats, formatReport } from '../../../src/cli/duplicates/reportFormat.ts';
import type { DuplicateReport } from '../../../src/core/duplicates/duplicateCluster.ts';
import { reviewedReport } from '../../support/duplicateExamples.ts';
import { fakeDuplicateReport } from '../../support/fakeEngine.ts';

const endings = { text: 'txt', json: 'json', sarif: 'sarif', markdown: 'md', html: 'html' } as const;

const cases: readonly (readonly [
  string,
  DuplicateReport,
  number | undefined,
  readonly DuplicateFormat[],
])[] = [
  ['report', reviewedReport, undefined, duplicateFormats],
  ['limited', reviewedReport, 1, ['text', 'markdown', 'html']],
  ['empty', fakeDuplicateReport(), undefined, duplicateFormats],
];

it.each(
  cases.flatMap(([name, report, limit, formats]) =>
    formats.map((format) => [`${name}.${endings[format]}`, report, limit, format] as const),
  ),
)('prints %s as reviewed', (name, report, limit, format) => {
  const printed = `${formatReport(limitReport(report, limit), format, {
    folder: '/home/me/my & project',
    pathPrefix: 'packages/my app',
    version: '1.2.3',
    colours: false,
    explains: name.startsWith('report'),
  })}\n`;
  const file = join(import.meta.dirname, name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, printed);
  expect(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
  expect(printed).toBe(readFileSync(file, 'utf8'));
});

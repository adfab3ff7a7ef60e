// TABLE of formats: a report of duplicates → text for stdout.

import { basename } from 'node:path';
import { htmlReport } from './htmlReport.ts';
import { jsonReport } from './jsonReport.ts';
import { markdownReport } from './markdownReport.ts';
import type { PrintedReport } from './printedReport.ts';
import { sarifReport } from './sarifReport.ts';
import { textReport } from './textReport.ts';

export const duplicateFormats = ['text', 'json', 'sarif', 'markdown', 'html'] as const;
export type DuplicateFormat = (typeof duplicateFormats)[number];

export interface FormatOptions {
  /** Absolute: what the paths of the report are relative to. */
  readonly folder: string;
  /** The folder relative to the root of its repository; '' when it is the root. */
  readonly pathPrefix: string;
  /** Of Kindred. */
  readonly version: string;
  readonly colours: boolean;
  /** Which rules have left something out; only text has a choice. */
  readonly explains: boolean;
}

const printers: Readonly<
  Record<DuplicateFormat, (report: PrintedReport, options: FormatOptions) => string>
> = {
  text: (report, { colours, explains }) => textReport(report, colours, explains),
  json: (report, { folder }) => jsonReport(report, folder),
  sarif: (report, options) => sarifReport(report, options),
  markdown: (report) => markdownReport(report),
  html: (report, { folder }) => htmlReport(report, basename(folder)),
};

export function formatReport(
  report: PrintedReport,
  format: DuplicateFormat,
  options: FormatOptions,
): string {
  return printers[format](report, options);
}

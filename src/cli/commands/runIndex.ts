// `kindred index`

import type { SearchEngine } from '../../core/searchEngine.ts';
import type { CommandLine } from '../commandLine.ts';
import { type ExitCode, exitCodes } from '../exitCodes.ts';
import type { Output } from '../output.ts';
import { reportText } from '../print.ts';
import { showProgress } from '../progressBar.ts';

export async function runIndex(
  engine: SearchEngine,
  { values }: CommandLine,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const progress = showProgress(engine, output);
  try {
    const report = await engine.index({ rebuild: values.get('rebuild') === true }, signal);
    progress.dispose();
    output.result(values.get('json') === true ? JSON.stringify(report) : reportText(report));
    for (const notice of (await engine.status()).notices) output.note(notice);
    return exitCodes.found;
  } finally {
    progress.dispose();
  }
}

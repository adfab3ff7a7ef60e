// `kindred duplicates`: what says the same thing in several places, for a person and for CI.

import { counted } from '../../base/formatCount.ts';
import type { DuplicateReport } from '../../core/duplicates/duplicateCluster.ts';
import type { DuplicateIgnores, DuplicateOptions } from '../../core/duplicates/duplicateOptions.ts';
import type { SearchEngine } from '../../core/searchEngine.ts';
import { number, text } from '../cliSettings.ts';
import { type CommandLine, UsageError } from '../commandLine.ts';
import { countStale, readBaseline, writeBaseline } from '../duplicates/baseline.ts';
import { type DuplicateLimit, judge, parseLimit } from '../duplicates/failOver.ts';
import { limitReport } from '../duplicates/printedReport.ts';
import { duplicateFormats, type FormatOptions, formatReport } from '../duplicates/reportFormat.ts';
import { pathInRepository } from '../duplicates/repositoryPath.ts';
import { totalsText } from '../duplicates/wording.ts';
import { type ExitCode, exitCodes } from '../exitCodes.ts';
import type { Output } from '../output.ts';
import { bringUpToDate } from './bringUpToDate.ts';
import { duplicateOptions, isNarrowed } from './duplicateOptions.ts';

/** @param version  of Kindred, for those who read the report */
export async function runDuplicates(
  engine: SearchEngine,
  commandLine: CommandLine,
  version: string,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { values } = commandLine;
  // A wrong question must not index a folder first.
  const options = duplicateOptions(commandLine);
  const limit = limitOf(commandLine);
  const folder = (await engine.status()).roots[0]?.folder ?? process.cwd();
  const ignores = baselineOf(folder, commandLine, output);
  await bringUpToDate(engine, output, signal); // CI asks about the files as they are now

  const file = text(values.get('write-baseline'));
  if (file !== undefined) {
    const { clusters } = await findPresent(engine, options, ignores, signal);
    writeBaseline(file, clusters, ignores);
    output.note(`${file} accepts what is there now: ${counted(clusters.length, 'cluster')}.`);
    return exitCodes.found;
  }
  const report = await engine.findDuplicates({ ...options, ignores }, signal);
  print(report, { folder, version }, commandLine, output);
  if (ignores.clusters.length > 0) {
    const present = await findPresent(engine, options, ignores, signal);
    noteStale(ignores, present, commandLine, output);
  }
  return verdictOf(report, limit, output);
}

/** @throws UsageError, EngineError `bad-option` */
function limitOf({ command, values }: CommandLine): DuplicateLimit | undefined {
  const failOver = text(values.get('fail-over'));
  if (failOver === undefined) return undefined;
  if (values.has('write-baseline')) {
    throw new UsageError('--write-baseline accepts all there is: leave --fail-over out.', command);
  }
  return parseLimit(failOver);
}

function baselineOf(folder: string, { values }: CommandLine, output: Output): DuplicateIgnores {
  const { name, ignores } = readBaseline(folder, text(values.get('baseline')));
  if (name !== undefined) {
    const { clusters, pairs, paths } = ignores;
    const count = clusters.length + pairs.length + paths.length;
    output.note(`Leaving out what ${name} accepts: ${counted(count, 'entry', 'entries')}.`);
  }
  return ignores;
}

/** All that a baseline would accept: in every file, and what it accepts already, too. */
function findPresent(
  engine: SearchEngine,
  options: DuplicateOptions,
  ignores: DuplicateIgnores,
  signal: AbortSignal,
): Promise<DuplicateReport> {
  return engine.findDuplicates(
    { ...options, scope: { type: 'workspace' }, ignores: { ...ignores, clusters: [] } },
    signal,
  );
}

function print(
  report: DuplicateReport,
  origin: Pick<FormatOptions, 'folder' | 'version'>,
  { values }: CommandLine,
  output: Output,
): void {
  const printed = limitReport(report, number(values.get('limit')));
  const format = duplicateFormats.find((name) => name === values.get('format')) ?? 'text';
  output.result(
    formatReport(printed, format, {
      ...origin,
      pathPrefix: pathInRepository(origin.folder),
      colours: output.colours,
      explains: values.get('explain') === true,
    }),
  );
  // Who sends a report into a file sees in the terminal what came of it.
  if (format !== 'text')
    for (const line of [totalsText(printed), ...report.coverage.notes]) output.note(line);
}

function noteStale(
  ignores: DuplicateIgnores,
  present: DuplicateReport,
  commandLine: CommandLine,
  output: Output,
): void {
  const count = countStale(ignores, present.clusters);
  if (count === 0) return;
  const claim = isNarrowed(commandLine)
    ? `of the baseline ${count === 1 ? 'does' : 'do'} not occur with these filters.`
    : `of the baseline no longer ${count === 1 ? 'occurs' : 'occur'}.`;
  output.note(`${counted(count, 'entry', 'entries')} ${claim}`);
}

function verdictOf(
  report: DuplicateReport,
  limit: DuplicateLimit | undefined,
  output: Output,
): ExitCode {
  if (limit === undefined) return exitCodes.found;
  const { isOver, sentence } = judge(report, limit);
  output.note(sentence);
  return isOver ? exitCodes.overLimit : exitCodes.found;
}

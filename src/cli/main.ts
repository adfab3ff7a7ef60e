// `kindred`: the engine in a terminal. Results go to stdout, progress and notices to stderr.

import { messageOf } from '../base/errors.ts';
import type { SearchEngine } from '../core/searchEngine.ts';
import { type CommandLine, parseCommandLine, UsageError } from './commandLine.ts';
import { runDuplicates } from './commands/runDuplicates.ts';
import { runEncode } from './commands/runEncode.ts';
import { runIndex } from './commands/runIndex.ts';
import { runBatch, runSearch } from './commands/runSearch.ts';
import { runSimilar } from './commands/runSimilar.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCodes.ts';
import { commandHelp, generalHelp } from './help.ts';
import { openEngine } from './openEngine.ts';
import { type Output, processOutput } from './output.ts';
import { statusText } from './print.ts';
import { version } from './version.ts';

void main(process.argv.slice(2), processOutput()); // it catches everything itself

async function main(args: readonly string[], output: Output): Promise<void> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort();
  });
  try {
    process.exitCode = await run(args, output, interrupt.signal);
  } catch (error) {
    process.exitCode = report(error, output);
  }
}

async function run(
  args: readonly string[],
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
    output.result(generalHelp());
    return args.length === 0 ? exitCodes.wrongUse : exitCodes.found;
  }
  if (args[0] === '--version') {
    output.result(version());
    return exitCodes.found;
  }
  const commandLine = parseCommandLine(args);
  if (commandLine.values.get('help') === true) {
    output.result(commandHelp(commandLine.command));
    return exitCodes.found;
  }
  const { query, folder } = targetsOf(commandLine);
  const engine = await openEngine(commandLine, folder, output);
  try {
    return await runCommand(engine, commandLine, query, output, signal);
  } finally {
    engine.dispose();
  }
}

async function runCommand(
  engine: SearchEngine,
  commandLine: CommandLine,
  query: string,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  switch (commandLine.command.name) {
    case 'index':
      return runIndex(engine, commandLine, output, signal);
    case 'search':
      return commandLine.values.get('batch') === true
        ? runBatch(engine, commandLine, output, signal)
        : runSearch(engine, query, commandLine, output, signal);
    case 'similar':
      return runSimilar(engine, query, commandLine, output, signal);
    case 'duplicates':
      return runDuplicates(engine, commandLine, version(), output, signal);
    case 'status': {
      const status = await engine.status();
      output.result(
        commandLine.values.get('json') === true ? JSON.stringify(status) : statusText(status),
      );
      return exitCodes.found;
    }
    case 'clear':
      await engine.clear();
      output.result('The index is deleted.');
      return exitCodes.found;
    case 'encode':
      return runEncode(engine, commandLine, output, signal);
  }
}

/** Which positional is what: what is looked for comes first. */
function targetsOf(commandLine: CommandLine): { query: string; folder: string | undefined } {
  const { command } = commandLine;
  const rest = [...commandLine.positionals];
  const wanted = wantedBy(commandLine);
  const query = wanted === undefined ? '' : rest.shift();
  if (query === undefined) throw new UsageError(`The ${String(wanted)} is missing.`, command);
  const folder = command.name === 'encode' ? undefined : (rest.shift() ?? '.');
  if (rest.length > 0) throw new UsageError(`Unexpected argument "${rest.join(' ')}".`, command);
  return { query, folder };
}

function wantedBy({ command, values }: CommandLine): string | undefined {
  if (command.name === 'search') return values.get('batch') === true ? undefined : 'query';
  return command.name === 'similar' ? 'file' : undefined;
}

function report(error: unknown, output: Output): ExitCode {
  output.note(`kindred: ${messageOf(error)}`);
  if (!(error instanceof UsageError)) return exitCodeOf(error);
  if (error.command !== undefined) output.note(`Usage: ${error.command.usage}`);
  else output.note('Try: kindred --help');
  return exitCodes.wrongUse;
}

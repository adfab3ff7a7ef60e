// The help texts, made from the table of commands.

import { filterHelp } from './filterHelp.ts';
import { type CommandSpec, commands, type Flag, helpFlag } from './flags.ts';

export function generalHelp(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'kindred: find code and documentation by meaning, on your own machine.',
    '',
    'Usage: kindred <command> [options]',
    '',
    ...rows,
    '',
    'kindred <command> --help says more; kindred --version prints the version.',
    'Exit codes: 0 found or done, 1 nothing found or too many duplicates, 2 wrong use, 3 failure.',
  ].join('\n');
}

export function commandHelp(command: CommandSpec): string {
  const flags = [...command.flags, helpFlag];
  const width = Math.max(...flags.map((flag) => label(flag).length));
  const rows = flags.map((flag) => `  ${label(flag).padEnd(width)}  ${describe(flag)}`);
  const filters =
    command.name === 'search' ? ['', 'Filters, inside of the query:', ...filterHelp()] : [];
  return [`Usage: ${command.usage}`, '', command.summary, '', 'Options:', ...rows, ...filters].join(
    '\n',
  );
}

function label(flag: Flag): string {
  return flag.value === undefined ? `--${flag.name}` : `--${flag.name} ${flag.value}`;
}

function describe(flag: Flag): string {
  return flag.repeatable === true ? `${flag.help}; may be repeated` : flag.help;
}

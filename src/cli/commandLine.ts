// The command line → a command with checked values, or the sentence that says what is wrong.

import { parseArgs } from 'node:util';
import { messageOf } from '../base/errors.ts';
import { type CommandSpec, commands, type Flag, helpFlag } from './flags.ts';

export type FlagValue = string | number | boolean | readonly string[];

export interface CommandLine {
  readonly command: CommandSpec;
  readonly positionals: readonly string[];
  readonly values: ReadonlyMap<string, FlagValue>;
}

/** The person typed something that cannot be run; the message says what and what would be right. */
export class UsageError extends Error {
  readonly command: CommandSpec | undefined;

  constructor(message: string, command?: CommandSpec) {
    super(message);
    this.name = 'UsageError';
    this.command = command;
  }
}

/** @throws UsageError */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const [name, ...rest] = args;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const known = commands.map((candidate) => candidate.name).join(', ');
    throw new UsageError(`Unknown command "${name ?? ''}". Commands are: ${known}.`);
  }
  const flags = [...command.flags, helpFlag];
  const { values, positionals } = parse(rest, flags, command);
  const checked = new Map<string, FlagValue>();
  for (const flag of flags) {
    const value = values[flag.name];
    if (value !== undefined) checked.set(flag.name, checkValue(flag, value, command));
  }
  return { command, positionals, values: checked };
}

type RawValue = string | boolean | (string | boolean)[];

function parse(
  args: readonly string[],
  flags: readonly Flag[],
  command: CommandSpec,
): { values: Record<string, RawValue | undefined>; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        flags.map((flag) => [
          flag.name,
          {
            type: flag.type === 'boolean' ? ('boolean' as const) : ('string' as const),
            multiple: flag.type === 'list' || flag.repeatable === true,
          },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError(messageOf(error), command);
  }
}

function checkValue(flag: Flag, value: RawValue, command: CommandSpec): FlagValue {
  if (Array.isArray(value)) {
    const texts = value.filter((item) => typeof item === 'string');
    return flag.type === 'list' ? checkList(flag, texts, command) : texts;
  }
  checkChoice(flag, value, command);
  switch (flag.type) {
    case 'integer':
      return checkNumber(flag, value, command, 'a whole number', Number.isInteger);
    case 'number':
      return checkNumber(flag, value, command, 'a number', Number.isFinite);
    default:
      return value;
  }
}

function checkList(flag: Flag, texts: readonly string[], command: CommandSpec): readonly string[] {
  const values = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
  for (const value of values) checkChoice(flag, value, command);
  return values;
}

function checkChoice(flag: Flag, value: string | boolean, command: CommandSpec): void {
  if (flag.choices?.includes(String(value)) !== false) return;
  const choices = flag.choices.join(', ');
  throw new UsageError(
    `Expected ${flag.type === 'list' ? 'some' : 'one'} of ${choices} for --${flag.name}, got "${String(value)}".`,
    command,
  );
}

function checkNumber(
  flag: Flag,
  value: string | boolean,
  command: CommandSpec,
  expected: string,
  fits: (number: number) => boolean,
): number {
  const number = Number(value);
  if (fits(number) && number >= 0 && value !== '') return number;
  throw new UsageError(`Expected ${expected} for --${flag.name}, got "${String(value)}".`, command);
}

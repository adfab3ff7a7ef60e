// Where a run writes: results to stdout, everything else to stderr. A reader that goes away
// (`| head`) ends the run quietly.

export interface Output {
  result(line: string): void;
  note(line: string): void;
  /** Redraws one line on a terminal; undefined where stderr is no terminal. */
  readonly redraw: ((line: string) => void) | undefined;
  readonly width: number;
  /** Whether stdout understands colours. */
  readonly colours: boolean;
}

export function processOutput(): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { stderr, stdout } = process;
  return {
    result: (line) => {
      stdout.write(`${line}\n`);
    },
    note: (line) => {
      stderr.write(`${line}\n`);
    },
    redraw: stderr.isTTY ? (line) => stderr.write(`\r\u001b[K${line}`) : undefined,
    width: stderr.isTTY ? stderr.columns : 80,
    colours: stdout.isTTY && process.env['NO_COLOR'] === undefined,
  };
}

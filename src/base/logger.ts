// Logging as a port: hosts decide where lines go. Never log file contents.

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** info = a user may read it, debug = timings, trace = per file. */
export interface Logger {
  log(level: LogLevel, message: string): void;
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
  /** A logger whose lines begin with `[stage]`. */
  child(stage: string): Logger;
}

export function createLogger(
  sink: (level: LogLevel, message: string) => void,
  stage?: string,
): Logger {
  const prefix = stage === undefined ? '' : `[${stage}] `;
  const log = (level: LogLevel, message: string): void => {
    sink(level, prefix + message);
  };
  return {
    log,
    trace: (message) => {
      log('trace', message);
    },
    debug: (message) => {
      log('debug', message);
    },
    info: (message) => {
      log('info', message);
    },
    warn: (message) => {
      log('warn', message);
    },
    error: (message, cause) => {
      log('error', cause === undefined ? message : `${message}: ${describe(cause)}`);
    },
    child: (childStage) =>
      createLogger(sink, stage === undefined ? childStage : `${stage}/${childStage}`),
  };
}

export const silentLogger: Logger = createLogger(() => undefined);

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

// The log as people see it: an output channel, in the levels that they choose there.

import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable.ts';
import { createLogger, type Logger } from '../base/logger.ts';

export interface Log extends Disposable {
  readonly logger: Logger;
  show(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Kindred', { log: true });
  return {
    logger: createLogger((level, message) => {
      channel[level](message);
    }),
    show: () => {
      channel.show(true);
    },
    dispose: () => {
      channel.dispose();
    },
  };
}

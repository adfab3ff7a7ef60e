// The engine's process as its client holds it, and its orderly end.

import type { ChildProcess } from 'node:child_process';
import type { MessageConnection } from 'vscode-jsonrpc/node';

export interface RunningEngine {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  readonly ready: Promise<void>;
  readonly startedMs: number;
}

/** Closing the channel asks it to go; one that does not listen is ended. */
export function stopEngine(running: RunningEngine): void {
  running.ready.catch(() => undefined); // nobody waits for it any more
  running.connection.dispose();
  if (running.child.connected) running.child.disconnect();
  const timer = setTimeout(() => running.child.kill('SIGKILL'), 3_000);
  timer.unref();
  running.child.once('exit', () => {
    clearTimeout(timer);
  });
  running.child.unref();
}

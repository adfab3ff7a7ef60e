// The engine's process: builds the engine that the host asks for and answers its calls until
// the host goes away. It never outlives its host.

import { setPriority, constants as osConstants } from 'node:os';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import { EngineError, messageOf } from '../base/errors.ts';
import { createLogger } from '../base/logger.ts';
import type { SearchEngine } from '../core/searchEngine.ts';
import { createEngine } from './createEngine.ts';
import { callEngine } from './dispatch.ts';
import {
  callRequest,
  connectTo,
  initializeRequest,
  logNotification,
  signalOf,
  statusNotification,
  toResponseError,
} from './rpc.ts';

main();

function main(): void {
  lowerPriority();
  const connection = connectTo(process);
  const logger = createLogger((level, message) => {
    void connection.sendNotification(logNotification, { level, message }).catch(() => undefined); // the host is gone
  });
  let engine: SearchEngine | undefined;

  connection.onRequest(initializeRequest, async ({ options, assets }) => {
    try {
      engine = await createEngine(options, { ...assets, logger });
      engine.onStatus((status) => {
        void connection.sendNotification(statusNotification, status).catch(() => undefined); // the host is gone
      });
      await connection.sendNotification(statusNotification, await engine.status());
      return null;
    } catch (error) {
      logger.error('cannot start', error);
      return toResponseError(error);
    }
  });
  serveCalls(connection, () => engine);
  connection.listen();

  process.once('disconnect', () => {
    engine?.dispose();
    process.exit(0);
  });
}

function serveCalls(connection: MessageConnection, engine: () => SearchEngine | undefined): void {
  connection.onRequest(callRequest, async ({ method, args }, token: CancellationToken) => {
    try {
      const running = engine();
      if (running === undefined)
        throw new EngineError('engine-stopped', 'The engine is not started.');
      return (await callEngine(running, method, args, signalOf(token))) ?? null;
    } catch (error) {
      return toResponseError(error);
    }
  });
}

/** The user's own work comes first; not being allowed to step back is no reason to stop. */
function lowerPriority(): void {
  try {
    setPriority(osConstants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    process.stderr.write(`The engine keeps normal priority: ${messageOf(error)}\n`);
  }
}

// The border between a host and the engine's process: one request per method of
// `SearchEngine`, cancelled by token, and notifications for status and log. Conditions cross it
// with their code; values are plain data, so nothing else needs translation.

import {
  CancellationTokenSource,
  type CancellationToken,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  NotificationType,
  RequestType,
  ResponseError,
  createMessageConnection,
} from 'vscode-jsonrpc/node';
import type { ChildProcess } from 'node:child_process';
import {
  CancelledError,
  EngineError,
  type ErrorCode,
  errorCodes,
  messageOf,
} from '../base/errors.ts';
import type { LogLevel } from '../base/logger.ts';
import type { EngineOptions, EngineStatus } from '../core/searchEngine.ts';

/** Where the engine finds what ships beside it. */
export interface EngineAssets {
  /** Folder with one folder per embedded model. */
  readonly modelsFolder: string;
  readonly grammarsFolder: string;
}

export interface InitializeParams {
  readonly options: EngineOptions;
  readonly assets: EngineAssets;
}

/** A call of the façade: the method's name and its arguments without the signal. */
export interface CallParams {
  readonly method: string;
  readonly args: readonly unknown[];
}

export interface LogParams {
  readonly level: LogLevel;
  readonly message: string;
}

export const initializeRequest = new RequestType<InitializeParams, null, ErrorData>('initialize');
export const callRequest = new RequestType<CallParams, unknown, ErrorData>('call');
export const statusNotification = new NotificationType<EngineStatus>('status');
export const logNotification = new NotificationType<LogParams>('log');

/** The number that the language server protocol gives to a cancelled request. */
const requestCancelled = -32_800;

interface ErrorData {
  readonly code?: string;
}

/** Speaks over Node's own channel between a process and its fork. */
export function connectTo(peer: NodeJS.Process | ChildProcess): MessageConnection {
  return createMessageConnection(new IPCMessageReader(peer), new IPCMessageWriter(peer));
}

/** What the engine threw, as it crosses the border. */
export function toResponseError(error: unknown): ResponseError<ErrorData> {
  if (error instanceof CancelledError) {
    return new ResponseError<ErrorData>(requestCancelled, error.message, {});
  }
  const data: ErrorData = error instanceof EngineError ? { code: error.code } : {};
  return new ResponseError(ErrorCodes.InternalError, messageOf(error), data);
}

/** What the engine threw, as the host sees it again. */
export function fromResponseError(error: unknown): Error {
  if (!(error instanceof ResponseError))
    return new EngineError('engine-stopped', messageOf(error), error);
  if (error.code === requestCancelled) return new CancelledError();
  const data: unknown = error.data;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  if (isErrorCode(code)) return new EngineError(code, error.message, error);
  if (isConnectionError(error.code)) return new EngineError('engine-stopped', error.message, error);
  return new Error(error.message, { cause: error });
}

/** A token that follows an `AbortSignal`; `release` ends the following. */
export function tokenOf(signal: AbortSignal | undefined): {
  readonly token: CancellationToken;
  readonly release: () => void;
} {
  const source = new CancellationTokenSource();
  const onAbort = (): void => {
    source.cancel();
  };
  if (signal?.aborted) source.cancel();
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    token: source.token,
    release: () => {
      signal?.removeEventListener('abort', onAbort);
      source.dispose();
    },
  };
}

/** A signal that follows a token. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in errorCodes;
}

function isConnectionError(code: number): boolean {
  return code === ErrorCodes.PendingResponseRejected || code === ErrorCodes.MessageWriteError;
}

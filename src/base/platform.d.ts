// The web-standard globals that every host has (Node, browsers, the extension host).
// `base` and `core` are compiled without Node's and the DOM's types, so that a wrong
// import is a type error; this file lends them the few names that are everywhere alike.

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

// eslint-disable-next-line no-var -- a global of the platform can only be declared this way
declare var AbortController: new () => AbortController;

declare const performance: { now(): number };
declare function setTimeout(callback: () => void, delayMs?: number): unknown;
declare function clearTimeout(timer: unknown): void;

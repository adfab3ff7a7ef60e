// Which calls may cross the process border, as one table: the method's name on the wire and
// what it does with the arguments. Anything else is refused.

import { invariant } from '../base/errors.ts';
import type { SearchEngine } from '../core/searchEngine.ts';

/** The façade without what has a shape of its own on the wire: events and disposal. */
export type RemoteMethod = Exclude<keyof SearchEngine, 'onStatus' | 'dispose'>;

type Arguments<M extends RemoteMethod> = Parameters<SearchEngine[M]>;

type Handlers = {
  readonly [M in RemoteMethod]: (
    engine: SearchEngine,
    args: Arguments<M>,
    signal: AbortSignal,
  ) => Promise<unknown>;
};

const handlers: Handlers = {
  status: (engine) => engine.status(),
  index: (engine, [options], signal) => engine.index(options ?? {}, signal),
  update: (engine, [paths], signal) => engine.update(paths, signal),
  search: (engine, [query, options], signal) => engine.search(query, options ?? {}, signal),
  findSimilar: (engine, [target, options], signal) =>
    engine.findSimilar(target, options ?? {}, signal),
  findDuplicates: (engine, [options], signal) => engine.findDuplicates(options ?? {}, signal),
  setBuffer: (engine, [path, text]) => engine.setBuffer(path, text),
  encode: (engine, [texts, input], signal) => engine.encode(texts, input, signal),
  pause: (engine) => engine.pause(),
  resume: (engine) => engine.resume(),
  clear: (engine) => engine.clear(),
};

/** @throws Error for a method that is not in the table: that is a bug of the host */
export function callEngine(
  engine: SearchEngine,
  method: string,
  args: readonly unknown[],
  signal: AbortSignal,
): Promise<unknown> {
  invariant(isRemoteMethod(method), `the engine has no method "${method}"`);
  // Both ends of the channel are built from one source: the tuple is what the client was given.
  // eslint-disable-next-line no-restricted-syntax -- see above; a wrong tuple is a bug of the client
  const handler = handlers[method] as (
    engine: SearchEngine,
    args: readonly unknown[],
    signal: AbortSignal,
  ) => Promise<unknown>;
  return handler(engine, args, signal);
}

function isRemoteMethod(method: string): method is RemoteMethod {
  return Object.hasOwn(handlers, method);
}

// An open graph and the runs on it: it is closed only when the last of them has ended.

import type * as Onnx from 'onnxruntime-node';
import type { Disposable } from '../../base/disposable.ts';
import { EngineError } from '../../base/errors.ts';

export class GraphSession implements Disposable {
  readonly inputNames: readonly string[];
  readonly #owner: string;
  #session: Onnx.InferenceSession | undefined;
  #running: Promise<unknown> = Promise.resolve();

  /** @param owner  for messages: `encoder` */
  constructor(session: Onnx.InferenceSession, owner: string) {
    this.inputNames = session.inputNames;
    this.#owner = owner;
    this.#session = session;
  }

  /**
   * @returns what the output holds; undefined where the graph gives none of that name
   * @throws EngineError `engine-stopped` once it has been closed
   */
  async run(feeds: Onnx.InferenceSession.FeedsType, output: string): Promise<unknown> {
    const session = this.#session;
    if (!session) throw new EngineError('engine-stopped', `The ${this.#owner} has been closed.`);
    const running = session.run(feeds, [output]);
    this.#running = Promise.allSettled([this.#running, running]);
    return (await running)[output]?.data;
  }

  dispose(): void {
    const session = this.#session;
    this.#session = undefined;
    // Nothing can be done about a failure.
    if (session) void this.#running.then(() => session.release()).catch(() => undefined);
  }
}

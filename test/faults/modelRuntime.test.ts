// Native modules that do not load, by the very errors that Node gives for them.

import { describe, expect, it } from 'vitest';
import { loadHnswLibrary } from '../../src/adapters/hnsw/hnswIndex.ts';
import { embeddedModel, openEncoder } from '../support/openEncoder.ts';
import { thrownBy } from '../support/thrown.ts';

/** What `require` throws for a native module of another platform, or that was not built. */
function loadingError(code: string, message: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(message), { code }));
}

const platform = `${process.platform}-${process.arch}`;
const failures = [
  ['ERR_DLOPEN_FAILED', 'libonnxruntime.so.1: cannot open shared object file'],
  [
    'MODULE_NOT_FOUND',
    "Cannot find module '../bin/napi-v6/linux/riscv64/onnxruntime_binding.node'",
  ],
] as const;

describe('ONNX Runtime that does not load', () => {
  for (const [code, reason] of failures) {
    it(`names this platform, the ones that work and what goes on: ${code}`, async () => {
      const load = loadingError(code, reason);
      const thrown = await thrownBy(() => openEncoder(embeddedModel, { load }));
      expect(thrown.code).toBe('runtime-missing');
      for (const part of [platform, reason, 'linux-x64', 'win32-arm64', 'Search by words']) {
        expect(thrown.message).toContain(part);
      }
      expect(thrown.cause).toMatchObject({ code });
    });
  }
});

describe('hnswlib-node that does not load', () => {
  it('names this platform and says that exact search goes on', async () => {
    const reason = 'Could not locate the bindings file';
    const thrown = await thrownBy(() => loadHnswLibrary(loadingError('ERR_DLOPEN_FAILED', reason)));
    expect(thrown.code).toBe('runtime-missing');
    for (const part of [platform, reason, 'Exact search goes on']) {
      expect(thrown.message).toContain(part);
    }
  });
});

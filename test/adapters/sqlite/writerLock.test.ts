import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWriterLock } from '../../../src/adapters/sqlite/writerLock.ts';
import { CancelledError } from '../../../src/base/errors.ts';
import { startStoreProcess, temporaryFolder } from '../../support/indexStores.ts';
import { thrownBy } from '../../support/thrown.ts';

describe('the lock of the writer', () => {
  it('is given at once when it is free, and again when it has been released', async () => {
    const lock = createWriterLock(join(temporaryFolder(), 'new'), 'test');
    for (let round = 0; round < 3; round++) {
      const held = await lock.acquire(neverWait);
      held.dispose();
      held.dispose();
    }
    expect.assertions(0);
  });

  it('keeps a second one waiting within one process, and says who holds it, once', async () => {
    const folder = temporaryFolder();
    const held = await createWriterLock(folder, 'VS Code').acquire(neverWait);
    const told: string[] = [];
    const next = createWriterLock(folder, 'kindred index').acquire((holder) => {
      told.push(holder);
      held.dispose();
    });
    (await next).dispose();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(new RegExp(`^VS Code \\(process ${String(process.pid)}, since 2`));
  });

  it('is free as soon as its holder is killed', async () => {
    const folder = temporaryFolder();
    const holder = startStoreProcess('hold the lock', folder);
    expect(await holder.said()).toBe('held');
    const waiting = await new Promise<string>((resolve, reject) => {
      createWriterLock(folder, 'test')
        .acquire((description) => {
          void holder.kill();
          resolve(description);
        })
        .then((held) => {
          held.dispose();
        }, reject);
    });
    expect(waiting).toMatch(/^test process \(process \d+, since /);
    const held = await createWriterLock(folder, 'test').acquire(() => undefined);
    expect(existsSync(join(folder, 'writer.json'))).toBe(true);
    held.dispose();
    expect(existsSync(join(folder, 'writer.json'))).toBe(false);
  });

  it('is not waited for any longer when the request is taken back', async () => {
    const folder = temporaryFolder();
    const held = await createWriterLock(folder, 'test').acquire(neverWait);
    const controller = new AbortController();
    const next = createWriterLock(folder, 'test').acquire(() => {
      controller.abort();
    }, controller.signal);
    await expect(next).rejects.toBeInstanceOf(CancelledError);
    held.dispose();
    const early = createWriterLock(folder, 'test').acquire(neverWait, AbortSignal.abort());
    await expect(early).rejects.toBeInstanceOf(CancelledError);
  });

  it('survives whatever has been written over its file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'writer.lock'), 'no database at all '.repeat(300));
    writeFileSync(join(folder, 'writer.json'), '{broken');
    const held = await createWriterLock(folder, 'test').acquire(neverWait);
    const second = createWriterLock(folder, 'test').acquire(() => {
      held.dispose();
    });
    (await second).dispose();
    expect(existsSync(join(folder, 'writer.lock'))).toBe(true);
  });

  it('says where it cannot be made', async () => {
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const thrown = await thrownBy(() =>
      createWriterLock(join(file, 'index'), 'test').acquire(neverWait),
    );
    expect(thrown.code).toBe('index-unwritable');
    expect(thrown.message).toContain(file);
  });
});

function neverWait(holder: string): void {
  throw new Error(`Nobody should hold the lock, but ${holder} does`);
}

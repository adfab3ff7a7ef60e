import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../../src/base/errors.ts';
import type { DuplicateReport } from '../../../../src/core/duplicates/duplicateCluster.ts';
import { DuplicateFinder } from '../../../../src/core/duplicates/duplicateFinder.ts';
import type { DuplicateOptions } from '../../../../src/core/duplicates/duplicateOptions.ts';
import {
  type BlockScorer,
  createPlainScorer,
} from '../../../../src/core/duplicates/semantic/blockScorer.ts';
import { openDuplicateRoot, type DuplicateRoot } from '../../../support/duplicateRoot.ts';
import { seededRandom } from '../../../support/seededRandom.ts';

const upload = `def upload(client, bucket, name):
    with open(name, "rb") as handle:
        for number, part in enumerate(parts_of(handle)):
            client.put(bucket, f"{name}.{number}", part)
            if client.is_throttled(bucket):
                client.wait_until_ready(bucket, seconds=30)
    listing = client.list_parts(bucket, name)
    missing = [part for part in listing if part.size == 0]
    client.join_parts(bucket, name, sorted(listing))
`;
/** The same words in another order: nothing that a comparison of tokens takes for a copy. */
const uploadInOtherWords = `def send(bucket, handle, client, number, name):
    listing = sorted(client.list_parts(name, bucket))
    if [size for size in listing if part.size == 0] and missing:
        client.wait_until_ready(seconds=30, bucket=bucket)
    client.is_throttled(bucket) and client.join_parts(name, bucket)
    for part in parts_of(handle):
        with enumerate(part, open(name)) as number:
            client.put(part, f"{name}.{number}", bucket, "rb")
    return listing
`;
const other = (name: string): string => `def ${name}(${name}_first, ${name}_second):
    ${name}_third = ${name}_first.${name}_fourth(${name}_second)
    while ${name}_third:
        ${name}_fifth.${name}_sixth()
    return ${name}_third
`;

interface CountingScorer {
  /** Cosines that were computed. */
  products: number;
  readonly open: () => Promise<BlockScorer>;
}

function countingScorer(): CountingScorer {
  const plain = createPlainScorer(() => Promise.resolve());
  const counting: CountingScorer = {
    products: 0,
    open: () =>
      Promise.resolve({
        score: (rows, columns) => {
          counting.products += rows.rows * columns.rows;
          return plain.score(rows, columns);
        },
        dispose: () => undefined,
      }),
  };
  return counting;
}

interface Looked {
  readonly scorer: CountingScorer;
  find(options?: DuplicateOptions, signal?: AbortSignal): Promise<DuplicateReport>;
  clusters(options?: DuplicateOptions): Promise<string[]>;
}

function lookAt(...roots: readonly DuplicateRoot[]): Looked {
  const scorer = countingScorer();
  const finder = new DuplicateFinder(scorer.open);
  const coverage = { filesTotal: 0, filesPending: 0, complete: true, notes: [] };
  const find: Looked['find'] = (options = {}, signal) =>
    finder.find(
      { targets: roots.map(({ target }) => target), coverage: () => coverage },
      options,
      { type: 'everything' },
      signal,
    );
  return {
    scorer,
    find,
    clusters: async (options) =>
      (await find(options)).clusters.map(
        ({ cloneType, members }) =>
          `${String(cloneType)}: ${members.map(({ root, path }) => `${root}/${path}`).join(', ')}`,
      ),
  };
}

describe('a search for duplicates', () => {
  it('tells what means the same in other words as type 4, with its cosine', async () => {
    const root = openDuplicateRoot();
    await root.put('a.py', upload);
    await root.put('b.py', uploadInOtherWords);
    for (const name of ['apple', 'plum', 'quince']) await root.put(`${name}.py`, other(name));
    const looked = lookAt(root);
    expect(await looked.clusters()).toEqual(['4: /project/a.py, /project/b.py']);
    const [cluster] = (await looked.find()).clusters;
    expect(cluster?.similarity).toBeGreaterThan(0.9);
    expect(await looked.clusters({ types: [1, 2, 3] })).toEqual([]);
  });

  it('compares the files of all roots with each other', async () => {
    const [one, two] = [openDuplicateRoot('/one'), openDuplicateRoot('/two')];
    await one.put('a.py', upload);
    await two.put('a.py', upload);
    expect(await lookAt(one, two).clusters()).toEqual(['1: /one/a.py, /two/a.py']);
  });

  it('reads a file and compares its vectors once, and after a save only those of that file', async () => {
    const root = openDuplicateRoot();
    const names = Array.from({ length: 30 }, (_, index) => `fruit${String(index)}x`);
    for (const name of names) await root.put(`${name}.py`, other(name));
    await root.put('a.py', upload);
    await root.put('b.py', upload);
    const looked = lookAt(root);
    expect(await looked.clusters()).toEqual(['1: /project/a.py, /project/b.py']);
    expect(new Set(root.read).size).toBe(32);
    const { products } = looked.scorer;
    expect(products).toBeGreaterThan(0);

    root.read.length = 0;
    expect(await looked.clusters()).toEqual(['1: /project/a.py, /project/b.py']);
    expect(root.read).toEqual([]);
    expect(looked.scorer.products).toBe(products);

    await root.put('b.py', other('b'));
    await root.put('c.py', upload);
    expect(await looked.clusters()).toEqual(['1: /project/a.py, /project/c.py']);
    expect(new Set(root.read)).toEqual(new Set(['b.py', 'c.py']));
    // Two new rows with 33 rows.
    expect(looked.scorer.products - products).toBe(2 * 33);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'gives the same after many changes as a look at everything anew (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const upTo = (count: number): number => Math.floor(random() * count);
      const root = openDuplicateRoot();
      const looked = lookAt(root);
      const parts = [upload, uploadInOtherWords, other('x'), upload.replaceAll('client', 'store')];
      for (let step = 0; step < 10; step++) {
        for (let count = upTo(3); count >= 0; count--) {
          const path = `f${String(upTo(7))}.py`;
          const text = Array.from({ length: 1 + upTo(3) }, () => parts[upTo(parts.length)]);
          if (random() < 0.2) root.remove(path);
          else await root.put(path, text.join('---\n'), { vectors: random() < 0.8 });
        }
        // The editor asks with filters of its own in between.
        if (step % 3 === 0) await looked.find({ types: [1, 2], minLines: 3 });
        const { elapsedMs: _, ...found } = await looked.find();
        const { elapsedMs: __, ...anew } = await lookAt(root).find();
        expect(found).toEqual(anew);
      }
    },
  );

  it('compares by meaning what has got its vector since', async () => {
    const root = openDuplicateRoot();
    await root.put('a.py', upload);
    await root.put('b.py', uploadInOtherWords, { vectors: false });
    const looked = lookAt(root);
    const first = await looked.find();
    expect(first.clusters).toEqual([]);
    expect(first.coverage.notes).toEqual([
      'Meaning is compared for 1 of 2 places; without a model, the others are looked at for copies only.',
    ]);
    await root.put('b.py', uploadInOtherWords);
    const second = await looked.find();
    expect(second.clusters).toHaveLength(1);
    expect(second.coverage.notes).toEqual([]);
  });

  it('never joins a function with a class, or code with a document', async () => {
    const root = openDuplicateRoot();
    await root.put('a.py', upload, { kind: 'function' });
    await root.put('b.py', uploadInOtherWords, { kind: 'class' });
    await root.put('c.md', uploadInOtherWords, { kind: 'section' });
    expect(await lookAt(root).clusters({ types: [4] })).toEqual([]);
  });

  it('does not tell members of one file that resemble each other as the same', async () => {
    const root = openDuplicateRoot();
    await root.put('a.py', `${upload}---\n${uploadInOtherWords}`);
    const { clusters, leftOut } = await lookAt(root).find({ types: [4] });
    expect(clusters).toEqual([]);
    expect(leftOut).toContainEqual(expect.objectContaining({ rule: 'neighbours', count: 1 }));
  });

  it('does not tell what is declared as the same as its definition', async () => {
    const names = ['open', 'read', 'write', 'close', 'find', 'drop'];
    const head = (name: string) => `int list_${name}(struct list *own, const char *${name}_path)`;
    const declared = names.map((name) => `${head(name)};`).join('\n');
    const defined = names.toReversed().map((name) => `${head(name)} { return own; }`);
    const root = openDuplicateRoot();
    await root.put('a.h', declared);
    await root.put('b.c', defined.join('\n'));
    const { clusters, leftOut } = await lookAt(root).find({ types: [4] });
    expect(clusters).toEqual([]);
    expect(leftOut).toContainEqual(expect.objectContaining({ rule: 'declaration', count: 1 }));
  });

  it('goes on where it was stopped, and a question asked meanwhile is answered', async () => {
    const root = openDuplicateRoot();
    await root.put('a.py', upload);
    await root.put('b.py', upload);
    const looked = lookAt(root);
    const aborted = new AbortController();
    const stopped = looked.find({}, aborted.signal);
    const answered = looked.find();
    aborted.abort();
    await expect(stopped).rejects.toBeInstanceOf(CancelledError);
    expect((await answered).clusters).toHaveLength(1);
  });

  it('lets others have their turn while it works', async () => {
    const root = openDuplicateRoot();
    for (let index = 0; index < 60; index++) {
      const names = Array.from({ length: 8 }, (_, part) => `f${String(index)}p${String(part)}x`);
      await root.put(`f${String(index)}.py`, names.map(other).join('---\n'));
    }
    const aborted = new AbortController();
    // Only a turn of its own can abort in the midst of the work.
    setTimeout(() => {
      aborted.abort();
    });
    await expect(lookAt(root).find({}, aborted.signal)).rejects.toBeInstanceOf(CancelledError);
  });
});

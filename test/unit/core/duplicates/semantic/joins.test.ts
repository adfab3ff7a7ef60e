import { afterAll, describe, expect, it } from 'vitest';
import { createBlockProduct } from '../../../../../src/adapters/onnx/blockProduct.ts';
import { CancelledError, EngineError } from '../../../../../src/base/errors.ts';
import { createPlainScorer } from '../../../../../src/core/duplicates/semantic/blockScorer.ts';
import { joinByCells } from '../../../../../src/core/duplicates/semantic/joinCells.ts';
import {
  joinAll,
  type JoinParts,
  joinWith,
  type RowSource,
} from '../../../../../src/core/duplicates/semantic/joinRows.ts';
import { OptionalBlockScorer } from '../../../../../src/core/duplicates/semantic/optionalBlockScorer.ts';
import { normalizeRows } from '../../../../../src/core/encoding/normalize.ts';
import { type EmbeddingMatrix, rowOf } from '../../../../../src/core/model.ts';
import { dotProduct } from '../../../../../src/core/store/unitRows.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

const dimension = 16;
const threshold = 0.9;
const plain = createPlainScorer(() => Promise.resolve());
const product = await createBlockProduct({ dimension, threads: 1 });
afterAll(() => {
  product.dispose();
});

/** Families of rows that resemble each other more or less. */
function families(rows: number, seed = 1): EmbeddingMatrix {
  const random = seededRandom(seed);
  const matrix = { data: new Float32Array(rows * dimension), rows, dimension };
  let center = new Float32Array(dimension);
  for (let row = 0; row < rows; row++) {
    if (row % 8 === 0) center = Float32Array.from({ length: dimension }, () => random() - 0.5);
    const spread = 0.8 * random();
    rowOf(matrix, row).set(center.map((value) => value + spread * (random() - 0.5)));
  }
  normalizeRows(matrix);
  return matrix;
}

function sourceOf(matrix: EmbeddingMatrix): RowSource {
  return {
    dimension,
    copy: (row, target, offset) => {
      target.set(rowOf(matrix, row), offset);
    },
  };
}

/** The reference: two loops. */
function comparedOneByOne(matrix: EmbeddingMatrix): string[] {
  const pairs: string[] = [];
  for (let a = 0; a < matrix.rows; a++) {
    for (let b = a + 1; b < matrix.rows; b++) {
      const cosine = dotProduct(matrix.data, a * dimension, rowOf(matrix, b));
      if (cosine >= threshold) pairs.push(`${String(a)} ${String(b)}`);
    }
  }
  return pairs.sort();
}

async function pairsOf(
  matrix: EmbeddingMatrix,
  join: (parts: JoinParts) => Promise<void>,
  scorer = plain,
): Promise<string[]> {
  const pairs = new Set<string>();
  await join({
    rows: sourceOf(matrix),
    scorer,
    threshold,
    onPair: (a, b, similarity) => {
      if (!(similarity >= threshold && similarity <= 1)) throw new RangeError('no cosine');
      pairs.add(`${String(Math.min(a, b))} ${String(Math.max(a, b))}`);
    },
  });
  return [...pairs].sort();
}

const idsOf = ({ rows }: EmbeddingMatrix): number[] =>
  Array.from({ length: rows }, (_, row) => row);

describe.each([
  ['two loops', plain],
  ['ONNX Runtime', product],
] as const)('a join multiplied by %s', (_, scorer) => {
  it.each([0, 1, 2, 63, 700, 1_300])(
    'of %i rows with each other finds what a comparison one by one finds',
    async (rows) => {
      const matrix = families(rows);
      const found = await pairsOf(
        matrix,
        (parts) => joinAll(parts, idsOf(matrix), undefined),
        scorer,
      );
      expect(found).toEqual(comparedOneByOne(matrix));
    },
  );

  it('of a few rows with all finds the pairs of the few, never a row with itself', async () => {
    const matrix = families(1_200);
    const few = [3, 4, 700];
    const found = await pairsOf(
      matrix,
      (parts) => joinWith(parts, few, idsOf(matrix), undefined),
      scorer,
    );
    const expected = comparedOneByOne(matrix).filter((pair) =>
      pair.split(' ').some((row) => few.includes(Number(row))),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(found).toEqual(expected);
  });
});

describe('a join by cells', () => {
  it('finds nearly all pairs, and none that is not there', async () => {
    const matrix = families(3_000, 7);
    const expected = new Set(comparedOneByOne(matrix));
    const cells = { rowsPerCell: 100, probes: 6 };
    const found = await pairsOf(
      matrix,
      (parts) => joinByCells(parts, idsOf(matrix), undefined, cells),
      product,
    );
    expect(found.filter((pair) => !expected.has(pair))).toEqual([]);
    expect(expected.size).toBeGreaterThan(500);
    expect(found.length / expected.size).toBeGreaterThan(0.98);
  });

  it('compares far fewer rows than all with all', async () => {
    const matrix = families(3_000, 7);
    let products = 0;
    const counting = {
      ...plain,
      score: (rows: EmbeddingMatrix, columns: EmbeddingMatrix) => {
        products += rows.rows * columns.rows;
        return product.score(rows, columns);
      },
    };
    const cells = { rowsPerCell: 50, probes: 4 };
    await pairsOf(matrix, (parts) => joinByCells(parts, idsOf(matrix), undefined, cells), counting);
    expect(products).toBeLessThan((3_000 * 3_000) / 5);
  });

  it('finds everything where all rows are the same, and nothing among none', async () => {
    const same = families(1, 3);
    const matrix = { rows: 30, dimension, data: new Float32Array(30 * dimension) };
    for (let row = 0; row < 30; row++) rowOf(matrix, row).set(same.data);
    const cells = { rowsPerCell: 10, probes: 2 };
    const join = (parts: JoinParts): Promise<void> =>
      joinByCells(parts, idsOf(matrix), undefined, cells);
    expect(await pairsOf(matrix, join)).toHaveLength((30 * 29) / 2);
    expect(await pairsOf(matrix, (parts) => joinByCells(parts, [], undefined, cells))).toEqual([]);
  });
});

it.each([
  ['of all rows', joinAll],
  ['by cells', joinByCells],
])('a join %s stops when it is told to', async (_, join) => {
  const matrix = families(600);
  const aborted = new AbortController();
  const joined = pairsOf(matrix, (parts) => {
    const onPair = (): void => {
      aborted.abort();
    };
    return join({ ...parts, onPair }, idsOf(matrix), aborted.signal);
  });
  await expect(joined).rejects.toBeInstanceOf(CancelledError);
});

describe('without ONNX Runtime', () => {
  it('compares in plain loops, and says so', async () => {
    const missing = new EngineError('runtime-missing', 'It does not load.');
    const optional = new OptionalBlockScorer(() => Promise.reject(missing));
    const matrix = families(100);
    expect(optional.notes).toEqual([]);
    const found = await optional.use(dimension, (scorer) =>
      pairsOf(matrix, (parts) => joinAll(parts, idsOf(matrix), undefined), scorer),
    );
    expect(found).toEqual(comparedOneByOne(matrix));
    expect(optional.notes).toEqual([expect.stringMatching(/without ONNX Runtime/)]);
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    const scorer = createPlainScorer(() => {
      turns += 1;
      return Promise.resolve();
    });
    const rows = families(512);
    await scorer.score(rows, rows);
    expect(turns).toBeGreaterThan(4);
  });
});

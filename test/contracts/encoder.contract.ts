// What every Encoder promises; run for the fake that other tests build on and for the real one.

import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/base/errors.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import { type EmbeddingMatrix, rowOf } from '../../src/core/model.ts';

const texts = [
  'export function parseDate(text: string): Date {\n  return new Date(Date.parse(text));\n}',
  'def parse_date(text):\n    """Reads a date from text."""\n    return datetime.fromisoformat(text)',
  '# Install\n\nRun the installer, then restart the editor.',
  'SELECT name FROM users WHERE id = 7;',
  'größe der Übergänge, naïve café',
  '',
  '{ } ( ) ; /* */',
];

/** @param openEncoder gives the encoder under test; the suite does not dispose it */
export function describeEncoder(name: string, openEncoder: () => Promise<Encoder>): void {
  describe(`encoder contract: ${name}`, () => {
    it('gives one row of length 1 for each text', async () => {
      const encoder = await openEncoder();
      const matrix = await encoder.encode(texts, 'document');
      expect({
        rows: matrix.rows,
        dimension: matrix.dimension,
        values: matrix.data.length,
      }).toEqual({
        rows: texts.length,
        dimension: encoder.model.dimension,
        values: texts.length * encoder.model.dimension,
      });
      for (let row = 0; row < matrix.rows; row++) {
        expect(Math.abs(lengthOf(rowOf(matrix, row)) - 1)).toBeLessThanOrEqual(1e-3);
      }
    });

    it('keeps the order, whatever else is in the call', async () => {
      const encoder = await openEncoder();
      const many = Array.from(
        { length: 40 },
        (_, index) => texts[(index * 3) % texts.length] ?? '',
      );
      const together = await encoder.encode(many, 'document');
      for (const [row, text] of many.slice(0, texts.length).entries()) {
        const alone = await encoder.encode([text], 'document');
        expect(similarity(rowOf(together, row), rowOf(alone, 0))).toBeGreaterThan(0.999);
      }
    });

    it('gives the same rows when asked twice', async () => {
      const encoder = await openEncoder();
      const first = await encoder.encode(texts, 'query');
      const second = await encoder.encode(texts, 'query');
      expect(second.data).toEqual(first.data);
    });

    it('puts texts about one thing nearer than texts about two', async () => {
      const encoder = await openEncoder();
      const query = await encoder.encode(['parse a date from text'], 'query');
      const documents = await encoder.encode(texts, 'document');
      const ranked = similarities(query, documents);
      expect(Math.min(ranked[0] ?? 0, ranked[1] ?? 0)).toBeGreaterThan(
        Math.max(ranked[2] ?? 0, ranked[3] ?? 0),
      );
    });

    it('gives an empty matrix for no texts', async () => {
      const encoder = await openEncoder();
      const matrix = await encoder.encode([], 'document');
      expect({ rows: matrix.rows, values: matrix.data.length }).toEqual({ rows: 0, values: 0 });
    });

    it('counts tokens so that the count of a text is the sum of its lines', async () => {
      const encoder = await openEncoder();
      for (const text of texts) {
        const sum = text.split('\n').reduce((total, line) => total + encoder.countTokens(line), 0);
        expect(encoder.countTokens(text)).toBe(sum);
      }
      expect(encoder.countTokens('')).toBe(0);
    });

    it('stops with CancelledError when the signal is aborted before the call', async () => {
      const encoder = await openEncoder();
      const signal = AbortSignal.abort();
      await expect(encoder.encode(texts, 'document', signal)).rejects.toThrow(CancelledError);
    });

    it('stops between batches when the signal is aborted during the call', async () => {
      const encoder = await openEncoder();
      const controller = new AbortController();
      const many = Array.from({ length: 400 }, (_, index) => `${texts[0] ?? ''} ${String(index)}`);
      const running = encoder.encode(many, 'document', controller.signal);
      setImmediate(() => {
        controller.abort();
      });
      await expect(running).rejects.toThrow(CancelledError);
    });

    it('lets other work of the process run while it encodes', async () => {
      const encoder = await openEncoder();
      const many = Array.from({ length: 400 }, (_, index) => `${texts[0] ?? ''} ${String(index)}`);
      const turns = { count: 0, done: false };
      const countTurn = (): void => {
        turns.count++;
        if (!turns.done) setImmediate(countTurn);
      };
      setImmediate(countTurn);
      await encoder.encode(many, 'document');
      turns.done = true;
      expect(turns.count).toBeGreaterThan(3);
    });
  });
}

export function similarity(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function similarities(query: EmbeddingMatrix, documents: EmbeddingMatrix): number[] {
  return Array.from({ length: documents.rows }, (_, row) =>
    similarity(rowOf(query, 0), rowOf(documents, row)),
  );
}

function lengthOf(vector: Float32Array): number {
  return Math.hypot(...vector);
}

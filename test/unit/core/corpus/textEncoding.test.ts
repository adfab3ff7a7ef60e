import { describe, expect, it } from 'vitest';
import { guessEncoding, undecodableReason } from '../../../../src/core/corpus/textEncoding.ts';

describe('guessEncoding', () => {
  it.each([
    ['no mark', [65, 10], { type: 'text', encoding: 'utf-8', markBytes: 0 }],
    ['nothing at all', [], { type: 'text', encoding: 'utf-8', markBytes: 0 }],
    [
      'the mark of UTF-8',
      [0xef, 0xbb, 0xbf, 65],
      { type: 'text', encoding: 'utf-8', markBytes: 3 },
    ],
    [
      'little-endian UTF-16',
      [0xff, 0xfe, 65, 0],
      { type: 'text', encoding: 'utf-16le', markBytes: 2 },
    ],
    [
      'big-endian UTF-16',
      [0xfe, 0xff, 0, 65],
      { type: 'text', encoding: 'utf-16be', markBytes: 2 },
    ],
    ['UTF-32', [0xff, 0xfe, 0, 0, 65, 0, 0, 0], { type: 'binary', detail: 'has NUL bytes' }],
    [
      'a mark by chance',
      [0xff, 0xfe, 1, 2, 0, 0],
      { type: 'binary', detail: 'has NUL characters' },
    ],
    ['a NUL', [65, 0], { type: 'binary', detail: 'has NUL bytes' }],
  ])('reads %s', (_, bytes, expected) => {
    expect(guessEncoding(Uint8Array.from(bytes))).toEqual(expected);
  });
});

describe('undecodableReason', () => {
  it('bears the accents of an older encoding, but not data', () => {
    expect([
      undecodableReason('caf\uFFFD, gar\uFFFDon, na\uFFFDve'),
      undecodableReason('a\uFFFD'.repeat(10)),
      undecodableReason('\uFFFDa'),
      undecodableReason(''),
    ]).toEqual([
      undefined,
      '10 of its first 20 characters are not valid UTF-8',
      undefined,
      undefined,
    ]);
  });
});

// The labelled pairs are whole: the format is kept, both halves hold the same mix, and the reader
// refuses what is not so. That the places are there needs the repositories: bench/sets/verify.ts.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutFolders, readCheckouts } from '../checkouts.ts';
import {
  beyondFolder,
  type DuplicateSet,
  pairKinds,
  type PairKind,
  pairTypes,
  type PairType,
  parseDuplicateSet,
  readDuplicateSets,
} from './duplicateSets.ts';
import { findPairFaults } from './pairFaults.ts';

const sets = readDuplicateSets();
const pairs = sets.flatMap((set) => set.pairs);

describe('the labelled pairs', () => {
  it('are enough, each id and each two places once', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(300);
    expect(repeated(pairs.map(({ id }) => id))).toEqual([]);
    const places = sets.flatMap(({ name, pairs: own }) =>
      own.map(({ a, b }) => [name, ...[a, b].map((span) => JSON.stringify(span)).sort()].join()),
    );
    expect(repeated(places)).toEqual([]);
  });

  /** Fewer, and a figure of one half says little. */
  const leastOfType: Readonly<Record<PairType, number>> = { 0: 120, 1: 20, 2: 20, 3: 60, 4: 30 };
  it.each(pairTypes)('are enough of type %s, in both halves alike', (type) => {
    const fit = pairs.filter((pair) => pair.type === type && pair.half === 'fit').length;
    const all = pairs.filter((pair) => pair.type === type).length;
    expect(all).toBeGreaterThanOrEqual(leastOfType[type]);
    expect(Math.abs(2 * fit - all)).toBeLessThanOrEqual(4);
  });

  const leastOfKind: Readonly<Record<PairKind, number>> = {
    function: 150,
    class: 30,
    section: 40,
    comment: 30,
  };
  it.each(pairKinds)('are enough of kind %s, in both halves alike', (kind) => {
    const fit = pairs.filter((pair) => pair.kind === kind && pair.half === 'fit').length;
    const all = pairs.filter((pair) => pair.kind === kind).length;
    expect(all).toBeGreaterThanOrEqual(leastOfKind[kind]);
    expect(Math.abs(2 * fit - all)).toBeLessThanOrEqual(4);
  });

  it('lie for more than half in the repositories of the questions', () => {
    const known = new Set(readCheckouts(checkoutFolders.slice(0, 1)).map(({ name }) => name));
    const own = sets.filter(({ name }) => known.has(name)).flatMap((set) => set.pairs);
    expect(own.length / pairs.length).toBeGreaterThan(0.5);
  });
});

describe('the labels of what only we tell', () => {
  it('are of repositories that are checked out, as they are', () => {
    const checkouts = new Map(sets.map(({ name, commit }) => [name, commit]));
    const labelled = readDuplicateSets(beyondFolder);
    expect(labelled.flatMap((set) => set.pairs).length).toBeGreaterThan(30);
    expect(labelled.filter(({ name, commit }) => checkouts.get(name) !== commit)).toEqual([]);
  });
});

const goodPair = {
  id: 'sample-001',
  type: 2,
  kind: 'function',
  half: 'fit',
  a: 'src/a.ts:1-3',
  b: 'src/b.ts:5-7',
  note: 'the same with other names',
};
const goodSet = {
  repository: 'owner/sample',
  commit: '0123456789abcdef0123456789abcdef01234567',
  licence: 'MIT',
  folders: ['src'],
  pairs: [goodPair],
};

describe('parseDuplicateSet', () => {
  it('reads what is written', () => {
    const [a, b] = [
      { path: 'src/a.ts', start: 1, end: 3 },
      { path: 'src/b.ts', start: 5, end: 7 },
    ];
    expect(parse({})).toEqual({ name: 'sample', ...goodSet, pairs: [{ ...goodPair, a, b }] });
  });

  const faulty: readonly (readonly [string, object, RegExp])[] = [
    ['nothing to check out', { folders: [] }, /folders: is empty/],
    ['a field nobody reads', { language: 'rust' }, /set: does not know "language"/],
    ['two equal ids', { pairs: [goodPair, goodPair] }, /sample-001: two pairs have this id/],
    ['the id of another set', withPair({ id: 'other-001' }), /does not begin with sample-/],
    ['a type that is none', withPair({ type: 5 }), /type is not one of 0, 1, 2, 3, 4/],
    ['a type in words', withPair({ type: '1' }), /type is not one of/],
    ['an unknown kind', withPair({ kind: 'prose' }), /kind is not one of function/],
    ['no reason', withPair({ note: '' }), /note "" does not fit/],
    ['a place without lines', withPair({ a: 'src/a.ts' }), /"src\/a.ts" is no path:start-end/],
    ['lines from 0', withPair({ a: 'src/a.ts:0-3' }), /src\/a.ts:0-3 are no lines from 1 on/],
    ['lines that end early', withPair({ a: 'src/a.ts:4-3' }), /are no lines from 1 on/],
    ['a path outside', withPair({ a: '../a.ts:1-3' }), /is no path from the root/],
    ['places that share lines', withPair({ b: 'src/a.ts:3-9' }), /its places share lines/],
  ];
  it.each(faulty)('refuses %s', (_name, change, message) => {
    expect(() => parse(change)).toThrow(message);
  });

  function withPair(change: object): object {
    return { pairs: [{ ...goodPair, ...change }] };
  }
});

describe('findPairFaults', () => {
  const text = 'one\ntwo\nthree\n\nfive\nsix\nseven\n';
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['places that are there', {}, []],
    ['a missing file', { a: 'src/c.ts:1-1' }, ['there is no src/c.ts']],
    ['a file that is not checked out', { a: 'docs/a.md:1-1' }, ['none of the set']],
    ['a place after the end', { b: 'src/b.ts:5-9' }, ['ends after line 7, the last one']],
    ['a blank edge', { b: 'src/b.ts:4-7' }, ['begins or ends with a blank line']],
  ];
  it.each(cases)('tells %s', (_name, change, faults) => {
    const set = parse({ pairs: [{ ...goodPair, ...change }] });
    const found = findPairFaults(set, (path) => (/src\/[ab]\.ts/.test(path) ? text : undefined));
    expect(found).toHaveLength(faults.length);
    faults.forEach((fault, index) => {
      expect(found[index]).toContain(fault);
    });
  });
});

describe('readCheckouts', () => {
  it('names each repository of both kinds of sets once', () => {
    const names = readCheckouts().map(({ name }) => name);
    expect(repeated(names)).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['caddy', 'zod']));
  });

  it('refuses two sets of one name that ask for different things', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kindred-checkouts-'));
    try {
      const others = { ...goodSet, folders: ['lib'] };
      writeFileSync(join(folder, 'zod.json'), JSON.stringify({ ...others, pairs: [] }));
      expect(() => readCheckouts([...checkoutFolders, folder])).toThrow(
        'zod: two sets of this name ask for different commits or folders',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function parse(change: object): DuplicateSet {
  return parseDuplicateSet('sample', JSON.stringify({ ...goodSet, ...change }));
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

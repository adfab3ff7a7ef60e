// Each feature of the ranking over a real store: where it speaks, where it says less, and that
// it has a label for a person. The table names every feature that there is.

import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../../src/base/logger.ts';
import { rowOf } from '../../../src/core/model.ts';
import { lexicalWords } from '../../../src/core/lexical/tokens.ts';
import type { Candidate, RootMatches } from '../../../src/core/search/candidate.ts';
import { candidatesOfClass } from '../../../src/core/search/candidatesOfClass.ts';
import type { FeatureContext } from '../../../src/core/search/features/feature.ts';
import {
  featureContext,
  features,
  readFeatures,
} from '../../../src/core/search/features/features.ts';
import { gatherCandidates } from '../../../src/core/search/gatherCandidates.ts';
import type { QueryClass } from '../../../src/core/search/queryClass.ts';
import { parseSearchRequest } from '../../../src/core/search/searchRequest.ts';
import { IndexView } from '../../../src/core/store/indexView.ts';
import { a, examples, type Place } from '../../support/featureExamples.ts';
import { openTestStore } from '../../support/indexStores.ts';
import { axis, contentKey, newChunk, storedFile } from '../../support/storeRows.ts';

/** Files that a question asks for are not held against. */
const askedFor: readonly (readonly [string, string, string])[] = [
  ['test file', 'tests of parse', 'test/a.ts'],
  ['example file', 'an example of parse', 'examples/a.ts'],
  ['compatibility file', 'legacy parse', 'legacy/a.ts'],
  ['compatibility file', 'parse of v3', 'v3/a.ts'],
];

describe('the features of the ranking', () => {
  it('all have an example', () => {
    expect(new Set(examples.map(({ feature }) => feature))).toEqual(
      new Set(features.map(({ name }) => name)),
    );
  });

  it.each(examples)('$feature speaks for "$query"', ({ feature, query, more, less, openPaths }) => {
    const read = gather(query, [more, less], openPaths);
    const [louder, quieter] = [read(feature, more.path), read(feature, less.path)];
    expect(louder.value).toBeGreaterThan(quieter.value);
    expect(louder.value).toBeLessThanOrEqual(1);
    expect(quieter.value).toBeGreaterThanOrEqual(0);
    expect(louder.label).toMatch(/^\S.{3,}/);
  });

  it.each(askedFor)('%s is silent for "%s"', (feature, query, path) => {
    expect(gather(query, [a({ path })])(feature, path).value).toBe(0);
  });
});

describe('what the nearest in meaning hold of a query', () => {
  const places = [
    a({ path: 'near.ts', text: 'open the gate', isNear: true }),
    ...['b', 'c', 'd', 'e', 'f'].map((name) => a({ path: `${name}.ts`, text: 'parse dates' })),
  ];

  it('is not what places further off hold', () => {
    const few = places.slice(0, 1);
    expect(contextOf('parse dates', few).nearShare).toBe(0);
    expect(contextOf('open gate', few).nearShare).toBe(1);
  });

  it('is that of the best among the nearest few', () => {
    const farther = [...places, a({ path: 'g.ts', text: 'xylophone' })];
    expect(contextOf('parse dates', farther).nearShare).toBe(1);
    expect(contextOf('xylophone', farther)).toMatchObject({ topShare: 1, nearShare: 0 });
  });

  it('is unknown where no vectors are asked', () => {
    const request = parseSearchRequest('parse dates', {});
    const root = gatherCandidates(viewOf(places), 0, {
      request,
      vector: undefined,
      accept: undefined,
      folder: '/root',
    });
    expect(featureContext([root], request).nearShare).toBeUndefined();
  });
});

describe('what may answer a name', () => {
  const places = [
    a({ path: 'near.ts', text: 'open the gate', isNear: true }),
    a({ path: 'test/text.ts', text: 'the rangequery of a table' }),
    a({ path: 'symbol.ts', name: 'buildRangequeryPlan' }),
    a({ path: 'src/rangequery.ts', text: 'select' }),
  ];
  const pathsOf = (queryClass: QueryClass): readonly string[] => {
    const { root, context } = contextIn(viewOf(places), 'rangequery');
    return candidatesOfClass(root, queryClass, context).map(({ chunk }) => chunk.path);
  };

  it('is what holds something of it, not what is only near in meaning', () => {
    const named = ['src/rangequery.ts', 'symbol.ts', 'test/text.ts'];
    expect([...pathsOf('symbol')].sort()).toEqual(named);
    expect([...pathsOf('prose')].sort()).toEqual(['near.ts', ...named]);
  });
});

function contextOf(query: string, places: readonly Place[]): FeatureContext {
  return contextIn(viewOf(places), query).context;
}

type Read = (feature: string, path: string) => { value: number; label: string };

/** @returns what a feature says of the first chunk of a file */
function gather(query: string, places: readonly Place[], openPaths: readonly string[] = []): Read {
  const { root, context } = contextIn(viewOf(places), query, openPaths);
  return (feature, path) => {
    const candidate = firstOf(root.candidates, path);
    const index = features.findIndex(({ name }) => name === feature);
    return {
      value: readFeatures(candidate, context)[index] ?? NaN,
      label: labelOf(index, candidate, context),
    };
  };
}

function contextIn(
  view: IndexView,
  query: string,
  openPaths: readonly string[] = [],
): { root: RootMatches; context: FeatureContext } {
  const request = parseSearchRequest(query, { openPaths });
  const vector = rowOf({ data: axis(0), rows: 1, dimension: 4 }, 0);
  const root = gatherCandidates(view, 0, { request, vector, accept: undefined, folder: '/root' });
  return { root, context: featureContext([root], request) };
}

function firstOf(candidates: readonly Candidate[], path: string): Candidate {
  const [first] = candidates
    .filter(({ chunk }) => chunk.path === path)
    .sort((one, other) => one.slot - other.slot);
  if (first === undefined) throw new Error(`${path} is no candidate`);
  return first;
}

function labelOf(index: number, candidate: Candidate, context: FeatureContext): string {
  return features[index]?.label(candidate, context) ?? '';
}

function viewOf(places: readonly Place[]): IndexView {
  const store = openTestStore();
  places.forEach(({ path, language = 'typescript', modifiedMs, more = [], ...place }, number) => {
    const key = contentKey(`content ${String(number)}`);
    const { text = '', name, chunk, isNear } = place;
    const words = { text: lexicalWords(text), name: lexicalWords(name ?? chunk?.heading ?? '') };
    const first = newChunk('', {
      ...chunk,
      contentKey: key,
      words,
      ...(name === undefined ? {} : { symbol: name }),
    });
    const file = { language, ...(modifiedMs === undefined ? {} : { modifiedMs }) };
    store.putFile(storedFile(path, file), [first, ...more.map((line) => newChunk(line))]);
    store.putVectors([key], isNear === true ? axis(0) : axis(1));
  });
  const view = new IndexView({ store, dimension: 4, graphThreshold: 99, logger: silentLogger });
  onTestFinished(() => {
    view.dispose();
    store.dispose();
  });
  view.refresh();
  return view;
}

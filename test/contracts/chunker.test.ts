// The product's chunker over the fixtures of all languages: by words, and by the tokens of the
// embedded model.

import { describe, expect, it } from 'vitest';
import { readModelFolder } from '../../src/adapters/model-files/modelFolder.ts';
import { createTokenizer } from '../../src/adapters/tokenizer/tokenizer.ts';
import type { ChunkBudget } from '../../src/core/chunking/chunker.ts';
import { languages } from '../../src/core/chunking/languages.ts';
import { documentOf, openChunker, readFixtures } from '../support/chunkingParts.ts';
import { wordBudget } from '../support/chunkListing.ts';
import { embeddedModel } from '../support/openEncoder.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { chunkerContract, faultsOf, notebookFaultsOf } from './chunker.contract.ts';

const fixtures = readFixtures();

const oneLanguageACutting = languages.filter(
  ({ cutting }, at) => languages.findIndex((other) => other.cutting === cutting) === at,
);

/** A pattern that looks back takes minutes for one of these; a busy machine takes seconds. */
const patientMs = 5_000;

/** About 40 KB each, of what makes scanners go back and forth. */
const hostileTexts: Readonly<Record<string, string>> = {
  'random bytes': randomBytes(40_000),
  'quotes that never close': `"'\`\n`.repeat(10_000),
  'comments that never close': '/* <!-- {/* '.repeat(3_500),
  'brackets without end': '[({<'.repeat(10_000),
  'links without end': `# ${'![[a]('.repeat(7_000)}`,
  'keys without values': 'a: b: "c\': {d = '.repeat(2_500),
  'white space without end': `key${' '.repeat(20_000)}\t${'\t'.repeat(20_000)}x`,
  'headings only': '# a\n== b\n* c\n\\section{d\n=====\n'.repeat(1_300),
  backslashes: '\\\\'.repeat(20_000),
};

function randomBytes(count: number): string {
  const random = seededRandom(11);
  const codes = Array.from({ length: count }, () => Math.floor(random() * 256));
  return codes.map((code) => String.fromCharCode(code)).join('');
}

chunkerContract('createChunker', openChunker, fixtures);

describe('the chunker with the embedded model', () => {
  it('fills the window of the model and never passes it', async () => {
    const model = readModelFolder(embeddedModel);
    const { countTokens } = createTokenizer(model);
    const chunker = openChunker();
    for (const maxTokens of [32, model.spec.maxTokens - 2]) {
      const budget: ChunkBudget = { maxTokens, countTokens };
      for (const document of fixtures) {
        const text = document.text.replaceAll('\n', '\r\n');
        for (const tried of [document, { ...document, text }]) {
          const { chunks } = await chunker.chunk(tried, budget);
          const faultsIn = document.language === 'jupyter' ? notebookFaultsOf : faultsOf;
          expect(faultsIn(tried.text, chunks, budget), document.path).toEqual([]);
        }
      }
    }
    chunker.dispose();
  });
});

describe('the chunker with extreme files', () => {
  it('cuts one line of five megabytes into pieces that hold all of it', async () => {
    const chunker = openChunker();
    const budget = wordBudget(256);
    const words = `${'lorem ipsum, '.repeat(100_000)}${'a'.repeat(1_200_000)}${'x.'.repeat(1_250_000)}`;
    const document = documentOf('data.json', words);
    const { chunks } = await chunker.chunk(document, budget);
    expect(chunks.length).toBeGreaterThan(words.length / 5 / 256);
    expect(faultsOf(words, chunks, budget)).toEqual([]);
    chunker.dispose();
  });

  it.each(Object.entries(hostileTexts))(
    'cuts %s in every format within its time',
    async (_, text) => {
      const chunker = openChunker({ deadlineMs: 100 });
      for (const { id } of oneLanguageACutting) {
        const document = { ...documentOf('hostile', text), language: id };
        const startedMs = performance.now();
        const { chunks } = await chunker.chunk(document, wordBudget(256));
        const elapsedMs = performance.now() - startedMs;
        expect(faultsOf(text, chunks, wordBudget(256)), id).toEqual([]);
        expect(elapsedMs, id).toBeLessThan(patientMs);
      }
      chunker.dispose();
    },
    60_000,
  );

  it('keeps a file of comments only', async () => {
    const chunker = openChunker();
    const text = '# nothing here yet\n# but a plan\n\n# in three parts\n';
    const { chunks } = await chunker.chunk(documentOf('plan.py', text), wordBudget(256));
    expect(chunks).toEqual([{ lines: { start: 1, end: 4 }, kind: 'block', text: text.trimEnd() }]);
    chunker.dispose();
  });

  it('says why it cut by patterns when the syntax takes too long', async () => {
    const chunker = openChunker({ deadlineMs: 1 });
    const brackets = `function deep() {\n${'(\n'.repeat(100_000)}}\n`;
    const budget = wordBudget(256);
    const { chunks, fallback } = await chunker.chunk(documentOf('deep.ts', brackets), budget);
    expect(fallback).toMatch(/took more than 1 ms/);
    expect(chunks[0]?.symbol).toBe('deep');
    expect(faultsOf(brackets, chunks, budget)).toEqual([]);
    chunker.dispose();
  });
});

// Clones by tokens alone: `node bench/duplicates/textual.ts FOLDER… [--min-lines N] [--show N]
// [--type N] [--content C] [--rule R] [--skip N]`. Reads and cuts the files as the indexer does,
// then times lexing, fingerprints, the join and one file joined again, on one core. Prints one JSON
// object a folder, and with --show some of the pairs with their text; --rule shows what that rule
// leaves out. Times are of this machine, now; processor time stands beside them.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { leaveOut } from '../../src/core/duplicates/noise/leaveOut.ts';
import type { DuplicatePair, SourceFile, Span } from '../../src/core/duplicates/pair.ts';
import { lexFile } from '../../src/core/duplicates/textual/lexFile.ts';
import { TextualDetector } from '../../src/core/duplicates/textual/textualDetector.ts';
import { TokenCache } from '../../src/core/duplicates/textual/tokenCache.ts';
import { sourceFilesIn } from './sourceFiles.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'min-lines': { type: 'string', default: '5' },
    show: { type: 'string', default: '0' },
    skip: { type: 'string', default: '0' },
    type: { type: 'string' },
    content: { type: 'string' },
    rule: { type: 'string' },
  },
});
for (const folder of positionals) await measure(resolve(folder));

async function measure(folder: string): Promise<void> {
  const files = await sourceFilesIn(folder);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const readText = (file: SourceFile) => Promise.resolve(texts.get(file.path));
  const megabytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  let tokens = 0;
  const lexing = await timeOf(() => {
    for (const file of files) tokens += lexFile(file.text, file.language).main.exact.length;
    return Promise.resolve();
  });
  const cache = new TokenCache(readText);
  const detector = new TextualDetector(cache);
  const updating = await timeOf(() => detector.update(files));
  const minLines = Number(values['min-lines']);
  let pairs: DuplicatePair[] = [];
  const joining = await timeOf(async () => {
    pairs = await detector.pairs({ minLines });
  });
  const again = [];
  for (const file of files.toSorted((a, b) => b.text.length - a.text.length).slice(0, 20)) {
    again.push((await timeOf(() => detector.pairs({ minLines }, new Set([file])))).cpuMs);
  }
  let left: Awaited<ReturnType<typeof leaveOut>> = { kept: [], leftOut: [] };
  const leaving = await timeOf(async () => {
    left = await leaveOut(pairs, cache);
  });
  const { kept, leftOut } = left;
  print({
    folder,
    files: files.length,
    megabytes: round(megabytes),
    chunks: files.reduce((sum, { chunks }) => sum + chunks.length, 0),
    tokens,
    lexingMBPerCpuSecond: round(megabytes / (lexing.cpuMs / 1000)),
    lexing,
    updating,
    joining,
    leaving,
    oneOfTheLongestAgainCpuMs: {
      median: again.sort((a, b) => a - b)[again.length >> 1],
      most: again.at(-1),
    },
    pairs: pairs.length,
    kept: kept.length,
    byType: countBy(kept, (pair) => `${pair.content} ${String(pair.cloneType)}`),
    leftOut: Object.fromEntries(leftOut.map(({ rule, count }) => [rule, count])),
    residentMB: Math.round(process.memoryUsage().rss / 2 ** 20),
  });
  const wanted = values.rule === undefined ? kept : await leftOutBy(pairs, cache, values.rule);
  show(wanted, texts);
}

async function leftOutBy(
  pairs: readonly DuplicatePair[],
  cache: TokenCache,
  rule: string,
): Promise<DuplicatePair[]> {
  const found: DuplicatePair[] = [];
  for (const pair of pairs) {
    const { leftOut } = await leaveOut([pair], cache);
    if (leftOut.some((left) => left.rule === rule)) found.push(pair);
  }
  return found;
}

function show(pairs: readonly DuplicatePair[], texts: ReadonlyMap<string, string>): void {
  const wanted = pairs.filter(
    ({ cloneType, content }) =>
      (values.type === undefined || String(cloneType) === values.type) &&
      (values.content === undefined || content === values.content),
  );
  const count = Number(values.show);
  const step = Math.max(1, Math.floor(wanted.length / Math.max(1, count)));
  for (
    let index = Number(values.skip);
    index < wanted.length && index < count * step;
    index += step
  ) {
    const pair = wanted[index];
    if (pair === undefined) continue;
    const { cloneType, content, similarity, a, b } = pair;
    process.stdout.write(
      `\n=== ${content} type ${String(cloneType)} similarity ${similarity.toFixed(2)}\n` +
        `${textOf(a, texts)}\n--- \n${textOf(b, texts)}\n`,
    );
  }
}

function textOf({ file, lines }: Span, texts: ReadonlyMap<string, string>): string {
  const all = (texts.get(file.path) ?? '').split('\n').slice(lines.start - 1, lines.end);
  const shown = all.length > 24 ? [...all.slice(0, 16), '  […]', ...all.slice(-6)] : all;
  return `${file.path}:${String(lines.start)}-${String(lines.end)}\n${shown.map((line) => `    ${line.slice(0, 110)}`).join('\n')}`;
}

async function timeOf(work: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const startMs = performance.now();
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return { ms: Math.round(performance.now() - startMs), cpuMs: Math.round((user + system) / 1000) };
}

function countBy<T>(entries: readonly T[], nameOf: (entry: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) counts[nameOf(entry)] = (counts[nameOf(entry)] ?? 0) + 1;
  return counts;
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

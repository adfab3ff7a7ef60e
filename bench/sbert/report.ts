// The readable side of a run: one table of systems, one of costs by n, and what the paper says.

import { type Cell, markdownTable } from '../lib/table.ts';
import { type CostCurve, fitExponent } from './costCurve.ts';
import type { MeasuredSystem, MissingSystem, SbertResults, System } from './results.ts';

/** Reimers & Gurevych 2019, Sentence-BERT: §1 on one V100, and table 1, STS benchmark. */
export const paper = {
  crossHours: 65,
  biSeconds: 5,
  sentences: 10_000,
  spearman: [
    ['average GloVe', 58.0],
    ['average BERT', 46.4],
    ['BERT, [CLS]', 16.5],
    ['SBERT-NLI-base', 77.0],
  ],
} as const;

/** @returns Markdown */
export function sbertReport(results: SbertResults): string {
  const { machine, sentences, source, pairs } = results;
  const parts = [
    '# Sentence-BERT and its alternatives',
    'Written by `npm run bench:sbert`; [bench/README.md](../README.md) says what is measured and how.',
    `The most similar pair among ${grouped(sentences)} sentences (${source}), ${grouped(pairs)} pairs. ` +
      `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, ONNX Runtime ${machine.onnxRuntime}.`,
    systemTable(results),
    ...verdicts(results),
    '## Cost by number of sentences',
    'Seconds to the most similar pair of n sentences, alone on the machine; ≈ is extrapolated. ' +
      'The last line is the power of n that the measured times grow with.',
    costTable(results.curves),
  ];
  return `${parts.join('\n\n')}\n`;
}

function systemTable({ systems }: SbertResults): string {
  const head = ['system', 'search', 'threads', 'STS-B', 'encoding', 'search takes', 'total', 'how'];
  const published = paper.spearman.map(([name, spearman]): Cell[] => [
    `${name} (paper)`,
    ...['', '', spearman.toFixed(1), '', '', '', 'published, test set'],
  ]);
  const { biSeconds, crossHours } = paper;
  return markdownTable(head, [
    ...systems.map(systemRow),
    ...published,
    ['SBERT (paper, V100)', '', '', '', '', '', `${biSeconds} s`, 'published'],
    ['BERT, every pair (paper, V100)', '', '', '', '', '', `${crossHours} h`, 'published'],
  ]);
}

function systemRow(system: System): Cell[] {
  if (system.state === 'missing')
    return [system.name, '', '', '', '', '', '', 'missing, see below'];
  const { name, search, threads, spearman, encodeSeconds, searchSeconds, extrapolated } = system;
  return [
    name,
    search,
    String(threads),
    spearman?.toFixed(1) ?? '',
    encodeSeconds === undefined ? '' : duration(encodeSeconds),
    marked(searchSeconds, extrapolated),
    marked((encodeSeconds ?? 0) + searchSeconds, extrapolated),
    extrapolated ? `extrapolated from ${sampleWords(system)}` : 'measured whole',
  ];
}

function sampleWords({ sample }: MeasuredSystem): string {
  return sample === undefined
    ? 'a sample'
    : `${grouped(sample.pairs)} pairs, ${sample.pairMs.toFixed(3)} ms each`;
}

function verdicts({ systems, trainedPooling }: SbertResults): string[] {
  const measured = systems.filter((system) => system.state === 'measured');
  const exact = measured.find(({ name, search }) => name === 'SBERT, mean' && search === 'exact');
  const graph = measured.find(({ search }) => search === 'HNSW');
  const lines = [
    ...(exact === undefined ? [] : [targetLine(exact)]),
    ...(exact?.pair === undefined || graph?.pair === undefined
      ? []
      : [samePairLine(exact.pair, graph.pair)]),
    'STS-B is Spearman × 100 on the development part; the points of the paper are of the test part.',
    `kindred-sbert was trained with ${trainedPooling} pooling and has no token of its own for [CLS]: ` +
      'the first word stands in. The other poolings are what one gets without training for them; ' +
      '`kindred_training.ablation` trains for each.',
    ...(measured.some(({ search }) => search === 'every pair')
      ? ["The cross-encoder's STS-B says how far it is trained, which its time does not depend on."]
      : []),
    ...systems.filter(isMissing).map(({ name, advice }) => `${name}: ${advice}`),
  ];
  return [lines.map((line) => `- ${line}`).join('\n')];
}

function isMissing(system: System): system is MissingSystem {
  return system.state === 'missing';
}

function targetLine({ encodeSeconds = 0, searchSeconds, threads }: MeasuredSystem): string {
  return (
    `Exact, ${threads} ${threads === 1 ? 'thread' : 'threads'}: ` +
    `${duration(encodeSeconds + searchSeconds)}; the paper: about ${paper.biSeconds} s on a V100.`
  );
}

type Pair = NonNullable<MeasuredSystem['pair']>;

function samePairLine(exact: Pair, graph: Pair): string {
  const isSame = exact.first === graph.first && exact.second === graph.second;
  const found = isSame
    ? 'HNSW found the same pair'
    : `HNSW found another pair, cosine ${graph.similarity.toFixed(4)}`;
  return `The pair has a cosine of ${exact.similarity.toFixed(4)}; ${found}.`;
}

function costTable(curves: readonly CostCurve[]): string {
  const sizes = curves[0]?.points.map(({ sentences }) => sentences) ?? [];
  const rows = sizes.map((size, row): Cell[] => [
    grouped(size),
    ...curves.map(({ points }) => {
      const point = points[row];
      return point === undefined ? '' : marked(point.seconds, point.extrapolated);
    }),
  ]);
  const exponents = curves.map(({ points }) => fitExponent(points));
  return markdownTable(
    ['n', ...curves.map(({ name }) => name)],
    [...rows, ['grows with', ...exponents.map(powerWords)]],
  );
}

function powerWords(exponent: number | undefined): string {
  return exponent === undefined ? '' : `n^${exponent.toFixed(2)}`;
}

function marked(seconds: number, extrapolated: boolean): string {
  return extrapolated ? `≈ ${duration(seconds)}` : duration(seconds);
}

/** `0.021 s`, `1.93 s`, `45.0 s`, `12.3 min`, `5.1 h` */
export function duration(seconds: number): string {
  if (seconds >= 2 * 3600) return `${(seconds / 3600).toFixed(1)} h`;
  if (seconds >= 120) return `${(seconds / 60).toFixed(1)} min`;
  return `${seconds.toFixed(seconds < 1 ? 3 : seconds < 10 ? 2 : 1)} s`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}

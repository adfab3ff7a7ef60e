import { expect, it } from 'vitest';
import { drawCosts } from '../../../../bench/sbert/costPlot.ts';
import { drawLogPlot } from '../../../../bench/sbert/logPlot.ts';

const measured = (sentences: number, seconds: number) => ({
  sentences,
  seconds,
  extrapolated: false,
});
const costs = drawCosts([
  {
    name: 'cross & more',
    points: [
      measured(100, 2),
      measured(1000, 200),
      { sentences: 10_000, seconds: 20_000, extrapolated: true },
    ],
  },
  { name: 'bi < cross', points: [measured(100, 0.02), measured(10_000, 2)] },
  { name: 'encoding alone', points: [measured(100, 0.01), measured(10_000, 1)] },
]);

it('is one document of closed elements, without anything from outside', () => {
  expect(openElements(costs)).toEqual([]);
  expect(costs.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
  expect(costs.match(/https?:|url\(|@import|href/g)).toEqual(['http:']); // the name space
  expect(costs).not.toMatch(/NaN|Infinity|undefined/);
});

it('says in words what it shows, with the paper beside', () => {
  expect(costs).toContain('role="img" aria-labelledby="title description"');
  expect(costs).toMatch(
    /<desc id="description">.*cross &amp; more: 2.00 s for 100 sentences, 5.6 h \(extrapolated\) for 10000, n\^2.00\./,
  );
  for (const words of [
    'sentences n',
    'seconds',
    'bi &lt; cross, n^1.00',
    'paper: 65 h',
    '10,000',
  ]) {
    expect(costs).toContain(words);
  }
  expect(costs).toContain('prefers-color-scheme: dark');
});

it('draws what was not measured hollow and dashed', () => {
  const hollowPoints = [...costs.matchAll(/<circle [^>]*class="hollow"/g)];
  expect(hollowPoints).toHaveLength(1); // the legend's own is of two classes
  expect([...costs.matchAll(/class="line dashed"/g)]).toHaveLength(1);
});

it('draws ways, not their parts', () => {
  expect(costs).not.toContain('encoding alone');
});

it('puts powers of ten on the axes, and points where they belong', () => {
  const svg = drawLogPlot({
    title: 'one line',
    description: '',
    xTitle: 'x',
    yTitle: 'y',
    lines: [
      {
        name: 'a',
        points: [
          { x: 1, y: 1, extrapolated: false },
          { x: 10, y: 10, extrapolated: false },
          { x: 100, y: 100, extrapolated: false },
        ],
      },
    ],
    marks: [],
  });
  const centres = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="4" fill/g)];
  expect(centres.map(([, x, y]) => [Number(x), Number(y)])).toEqual([
    [90, 420],
    [325, 235],
    [560, 50],
  ]);
});

/** @returns names of elements that are not closed, or closed without having been opened */
function openElements(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', selfClosed] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (selfClosed === '/') continue;
    if (close === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  return open;
}

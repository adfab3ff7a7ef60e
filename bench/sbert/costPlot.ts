// The picture of the cost curves: quadratic against linear.

import { type CostCurve, encodingAlone, fitExponent } from './costCurve.ts';
import { drawLogPlot } from './logPlot.ts';
import { duration, paper } from './report.ts';

/** @returns an SVG document; of the parts of a way only the whole is drawn */
export function drawCosts(measured: readonly CostCurve[]): string {
  const curves = measured.filter(({ name }) => name !== encodingAlone);
  return drawLogPlot({
    title: 'Finding the most similar pair of n sentences',
    description: `Seconds by number of sentences, both axes logarithmic. ${curves.map(inWords).join(' ')}`,
    xTitle: 'sentences n',
    yTitle: 'seconds',
    lines: curves.map(({ name, points }) => ({
      name: `${name}${exponentWords(points)}`,
      points: points.map(({ sentences, seconds, extrapolated }) => ({
        x: sentences,
        y: seconds,
        extrapolated,
      })),
    })),
    marks: [
      {
        name: `BERT on a V100, paper: ${paper.crossHours} h`,
        x: paper.sentences,
        y: paper.crossHours * 3600,
      },
      {
        name: `SBERT on a V100, paper: ${paper.biSeconds} s`,
        x: paper.sentences,
        y: paper.biSeconds,
      },
    ],
  });
}

function inWords({ name, points }: CostCurve): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const end = `${duration(last.seconds)}${last.extrapolated ? ' (extrapolated)' : ''}`;
  return (
    `${name}: ${duration(first.seconds)} for ${first.sentences} sentences, ` +
    `${end} for ${last.sentences}${exponentWords(points)}.`
  );
}

function exponentWords(points: CostCurve['points']): string {
  const exponent = fitExponent(points);
  return exponent === undefined ? '' : `, n^${exponent.toFixed(2)}`;
}

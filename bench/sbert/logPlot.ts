// Lines on two axes of logarithms, as an SVG that explains itself: titles, units, a legend, a
// description for who cannot see it, and colours for light and dark pages.

export interface LogPlot {
  readonly title: string;
  /** The same in words, for readers of the screen. */
  readonly description: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly PlotLine[];
  /** Points of others, beside the lines. */
  readonly marks: readonly PlotMark[];
}

export interface PlotLine {
  readonly name: string;
  /** All above zero; x rising. */
  readonly points: readonly PlotPoint[];
}

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  /** Drawn hollow, and the line to it dashed. */
  readonly extrapolated: boolean;
}

export interface PlotMark {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const size = { width: 800, height: 480 };
const plane = { left: 90, right: 560, top: 50, bottom: 420 };
/** In the corner that rising lines leave free. */
const legend = { left: plane.left + 14, top: plane.top + 20, step: 22 };

/** Distinct for people who do not see red and green apart. @see Okabe & Ito 2008 */
const colours = ['#D55E00', '#0072B2', '#009E73', '#CC79A7'];

const style = `
  svg { font-family: system-ui, sans-serif; font-size: 13px; }
  .page { fill: #ffffff; } text { fill: #1f2328; } .axis { stroke: #59636e; }
  .grid { stroke: #d1d9e0; } .hollow { fill: #ffffff; } .mark { fill: #1f2328; }
  .line { fill: none; stroke-width: 2; } .dashed { stroke-dasharray: 6 5; }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117; } text { fill: #e6edf3; } .axis { stroke: #9198a1; }
    .grid { stroke: #30363d; } .hollow { fill: #0d1117; } .mark { fill: #e6edf3; }
  }
`;

/** @returns an SVG document without any reference to the outside */
export function drawLogPlot(plot: LogPlot): string {
  const all = [...plot.lines.flatMap(({ points }) => points), ...plot.marks];
  const x = logScale(
    all.map((point) => point.x),
    [plane.left, plane.right],
  );
  const y = logScale(
    all.map((point) => point.y),
    [plane.bottom, plane.top],
  );
  const parts = [
    `<title id="title">${escapeXml(plot.title)}</title>`,
    `<desc id="description">${escapeXml(plot.description)}</desc>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${size.width}" height="${size.height}" rx="6"/>`,
    text(plane.left, 28, plot.title, 'start', 'font-size="16" font-weight="600"'),
    ...axisParts(plot, x, y),
    ...plot.lines.flatMap((line, index) => lineParts(line, colourOf(index), x, y)),
    ...plot.marks.flatMap((mark) => markParts(mark, x, y)),
    ...legendParts(plot),
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" ` +
    `role="img" aria-labelledby="title description">\n${parts.join('\n')}\n</svg>\n`
  );
}

interface LogScale {
  /** Powers of ten. */
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

/** From the power of ten at or below the smallest value to the one at or above the largest. */
function logScale(values: readonly number[], [from, to]: readonly [number, number]): LogScale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}

function axisParts({ xTitle, yTitle }: LogPlot, x: LogScale, y: LogScale): string[] {
  const { left, right, top, bottom } = plane;
  const middle = (top + bottom) / 2;
  return [
    ...x.ticks.flatMap((tick) => [
      segment('grid', [x.at(tick), top], [x.at(tick), bottom]),
      text(x.at(tick), bottom + 20, tickWords(tick), 'middle'),
    ]),
    ...y.ticks.flatMap((tick) => [
      segment('grid', [left, y.at(tick)], [right, y.at(tick)]),
      text(left - 8, y.at(tick) + 4, tickWords(tick), 'end'),
    ]),
    segment('axis', [left, bottom], [right, bottom]),
    segment('axis', [left, top], [left, bottom]),
    text((left + right) / 2, bottom + 44, xTitle, 'middle'),
    `<g transform="rotate(-90 20 ${middle})">${text(20, middle, yTitle, 'middle')}</g>`,
  ];
}

/** The line is dashed up to every point that was not measured. */
function lineParts({ points }: PlotLine, colour: string, x: LogScale, y: LogScale): string[] {
  const place = (point: PlotPoint): Place => [x.at(point.x), y.at(point.y)];
  const steps = points.slice(1).map((point, index) => {
    const kind = point.extrapolated ? 'line dashed' : 'line';
    return segment(kind, place(points[index] ?? point), place(point), colour);
  });
  const dots = points.map((point) => {
    const [cx, cy] = place(point).map(rounded);
    const fill = point.extrapolated ? 'class="hollow"' : `fill="${colour}"`;
    return `<circle cx="${cx}" cy="${cy}" r="4" ${fill} stroke="${colour}" stroke-width="2"/>`;
  });
  return [...steps, ...dots];
}

function markParts({ name, x: markX, y: markY }: PlotMark, x: LogScale, y: LogScale): string[] {
  const [left, top] = [x.at(markX), y.at(markY)];
  const diamond = `M ${rounded(left)} ${rounded(top - 6)} l 6 6 l -6 6 l -6 -6 z`;
  return [`<path class="mark" d="${diamond}"/>`, text(left + 12, top + 4, name, 'start')];
}

function legendParts({ lines }: LogPlot): string[] {
  const top = (row: number): number => legend.top + legend.step * row;
  const dot = (row: number, kind: 'mark' | 'hollow'): string =>
    `<circle class="${kind} axis" cx="${legend.left + 11}" cy="${top(row)}" r="4" stroke-width="2"/>`;
  const word = (row: number, name: string): string =>
    text(legend.left + 30, top(row) + 4, name, 'start');
  return [
    ...lines.flatMap(({ name }, row) => [
      segment('line', [legend.left, top(row)], [legend.left + 22, top(row)], colourOf(row)),
      word(row, name),
    ]),
    dot(lines.length, 'mark'),
    word(lines.length, 'measured'),
    dot(lines.length + 1, 'hollow'),
    word(lines.length + 1, 'extrapolated'),
  ];
}

type Place = readonly [number, number];

function segment(kind: string, [x1, y1]: Place, [x2, y2]: Place, colour?: string): string {
  const ends = `x1="${rounded(x1)}" y1="${rounded(y1)}" x2="${rounded(x2)}" y2="${rounded(y2)}"`;
  return `<line class="${kind}" ${ends}${colour === undefined ? '' : ` stroke="${colour}"`}/>`;
}

function text(x: number, y: number, words: string, anchor: string, more = ''): string {
  const place = `x="${rounded(x)}" y="${rounded(y)}" text-anchor="${anchor}"`;
  return `<text ${place}${more === '' ? '' : ` ${more}`}>${escapeXml(words)}</text>`;
}

function colourOf(index: number): string {
  return colours[index % colours.length] ?? '#000000';
}

/** `0.01`, `1,000` */
function tickWords(tick: number): string {
  return tick.toLocaleString('en', { maximumSignificantDigits: 1 });
}

function rounded(value: number): string {
  return value.toFixed(1);
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

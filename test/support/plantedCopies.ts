// Files that say the same as each other, for the tests inside the editor: one function, an exact
// copy of it, and one with other names.

const tide = `/** Reads the height of the tide from a table of the harbour office. */
export function readTideTable(text: string): Map<string, number> {
  const heights = new Map<string, number>();
  for (const line of text.split('\\n')) {
    const [hour, height] = line.split(';');
    if (hour === undefined || height === undefined) continue;
    const metres = Number.parseFloat(height.replace(',', '.'));
    if (Number.isNaN(metres)) throw new Error(\`Not a height: \${height}\`);
    const known = heights.get(hour.trim()) ?? Number.NEGATIVE_INFINITY;
    heights.set(hour.trim(), Math.max(known, metres));
  }
  if (heights.size === 0) throw new Error('The table is empty.');
  return heights;
}
`;

const names: readonly (readonly [from: string, to: string])[] = [
  ['readTideTable', 'parseWindReport'],
  ['heights', 'speeds'],
  ['height', 'speed'],
  ['hour', 'station'],
  ['metres', 'knots'],
  ['known', 'before'],
];

/** The same with other names. */
export const renamedCopy = names.reduce((text, [from, to]) => text.replaceAll(from, to), tide);

/** Contents by path: the first two are the same, the third is renamed. */
export const plantedCopies: Readonly<Record<string, string>> = {
  'copies/office/tide.ts': tide,
  'copies/harbour/tide.ts': tide,
  'copies/weather/wind.ts': renamedCopy,
};

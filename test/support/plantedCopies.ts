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

/** A second family, for a picture with more than one cell: sums in three places, one of them longer. */
const fees = (name: string, item: string, extra: string): string => `/** Adds up what is owed. */
export function ${name}(${item}s: readonly { amount: number; due: Date }[], today: Date): number {
  let total = 0;
  for (const ${item} of ${item}s) {
    const days = Math.floor((today.getTime() - ${item}.due.getTime()) / 86_400_000);
    const interest = days > 0 ? ${item}.amount * 0.0002 * days : 0;
${extra}    total += ${item}.amount + interest;
  }
  return Math.round(total * 100) / 100;
}
`;

const guide = `# Mooring a boat

Come in slowly against the wind, put the fenders out on the side of the pier, and hand the bow line
to the harbour master first. Tie the stern line to the second bollard, never to the ladder.
Leave a metre of slack for the tide; the night watch checks every line at low water and calls the
number on the berth when a line is too short.
`;

/** More clusters, in folders of their own: an edited function and a section of a guide. */
export const moreCopies: Readonly<Record<string, string>> = {
  'service/fees.ts': fees('sumOfFees', 'fee', ''),
  'tools/fines.ts': fees('sumOfFines', 'fine', '    if (days > 365) continue;\n'),
  'docs/mooring.md': guide,
  'docs/guests.md': guide.replace('Mooring a boat', 'For our guests'),
};

/** Contents by path: the first two are the same, the third is renamed. */
export const plantedCopies: Readonly<Record<string, string>> = {
  'copies/office/tide.ts': tide,
  'copies/harbour/tide.ts': tide,
  'copies/weather/wind.ts': renamedCopy,
};

// How much of two texts is the same, line by line: a rough measure for choosing what to read.

/**
 * @returns 0…1: lines that stand in both, space apart, against the longer text; blank lines and
 *          lines of brackets alone do not count
 */
export function sharedLines(a: readonly string[], b: readonly string[]): number {
  const first = tellingLines(a);
  const left = new Map<string, number>();
  for (const line of first) left.set(line, (left.get(line) ?? 0) + 1);
  const second = tellingLines(b);
  let shared = 0;
  for (const line of second) {
    const count = left.get(line) ?? 0;
    if (count === 0) continue;
    left.set(line, count - 1);
    shared++;
  }
  const longer = Math.max(first.length, second.length);
  return longer === 0 ? 0 : Number((shared / longer).toFixed(2));
}

function tellingLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.replaceAll(/\s/g, '')).filter((line) => /\w/.test(line));
}

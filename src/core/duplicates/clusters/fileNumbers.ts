// A number for each file, in the order in which they are first asked for.

import type { SourceFile } from '../pair.ts';

export function fileNumbers(): (file: SourceFile) => number {
  const numbers = new Map<SourceFile, number>();
  return (file) => {
    const known = numbers.get(file);
    if (known !== undefined) return known;
    numbers.set(file, numbers.size);
    return numbers.size - 1;
  };
}

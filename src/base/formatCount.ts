// Numbers as people read them.

/** `3,410`: the same in every locale, so that messages read as one language. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 file`, `3,410 files`, `2 entries`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

// Numbers as people read them.

/** `3,410`: the same in every locale, so that messages read as one language. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

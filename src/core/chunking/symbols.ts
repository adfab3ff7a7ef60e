// The names of a chunk. One chunk may hold several small definitions; every name stays findable.

/** Between the symbols of a chunk that holds several definitions. */
const symbolSeparator = ', ';
/** More names say less. */
const maxSymbols = 6;

export function splitSymbols(symbol: string | undefined): string[] {
  return symbol === undefined || symbol === '' ? [] : symbol.split(symbolSeparator);
}

/** Without its scopes: `Session.send`, `Session::send`, `Session#send` → `send`. */
export function lastPart(symbol: string): string {
  return symbol.split(/[.#]|::|->/).at(-1) ?? symbol;
}

/** Both, each name once, the first few of them; undefined when there is none. */
export function joinSymbols(
  first: string | undefined,
  second: string | undefined,
): string | undefined {
  const names = [...new Set([...splitSymbols(first), ...splitSymbols(second)])];
  return names.length === 0 ? undefined : names.slice(0, maxSymbols).join(symbolSeparator);
}

/** `Outer` and `a, b` → `Outer.a, Outer.b` */
export function scopeSymbols(scope: string, symbol: string): string {
  if (scope === '') return symbol;
  return splitSymbols(symbol)
    .map((name) => `${scope}.${name}`)
    .join(symbolSeparator);
}

// The rule of case for paths, symbols and phrases: small letters fit both, a capital is meant.

/** @returns what to do with both sides before they are compared */
export function foldsCase(typed: string): (text: string) => string {
  const hasCapital = typed !== typed.toLowerCase();
  return hasCapital ? (text) => text : (text) => text.toLowerCase();
}

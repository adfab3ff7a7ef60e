// One bracket expression of a git pattern: `[a-z]`, `[!0-9]`, `[[:alpha:]_]`. Bytes are few, so
// each is asked in turn and the result is a plain set: no second grammar has to be escaped.

export interface BracketExpression {
  /** 1 for each of the 256 bytes that fits; a slash never does. */
  readonly bytes: Uint8Array;
  /** Position after the closing bracket. */
  readonly end: number;
}

/** Fits one byte: a single one, a range, or a named class. */
type Member = (byte: number) => boolean;

/**
 * Reads the expression that opens at `start`.
 *
 * @param pattern    byte text
 * @param ignoreCase names are compared after folding A–Z; a range then fits both cases, but a
 *                   single capital fits nothing, as in git
 * @returns          undefined when it is not closed or names an unknown class: such a pattern
 *                   fits nothing at all
 */
export function parseBracketExpression(
  pattern: string,
  start: number,
  ignoreCase: boolean,
): BracketExpression | undefined {
  const negated = pattern[start + 1] === '!' || pattern[start + 1] === '^';
  const members: Member[] = [];
  let position = start + (negated ? 2 : 1);
  let lowest = ''; // The byte that a `-` would start a range from.
  // The first member is taken whatever it is, so `[]a]` holds a closing bracket.
  do {
    const step = readMember(pattern, position, lowest, ignoreCase);
    if (step === undefined) return undefined;
    members.push(step.member);
    lowest = step.lowest;
    position = step.end;
  } while (pattern[position] !== ']');
  return { bytes: fittingBytes(members, negated), end: position + 1 };
}

interface MemberStep {
  readonly member: Member;
  readonly lowest: string;
  readonly end: number;
}

function readMember(
  pattern: string,
  position: number,
  lowest: string,
  ignoreCase: boolean,
): MemberStep | undefined {
  const character = pattern[position];
  if (character === undefined) return undefined;
  if (character === '\\') return readEscaped(pattern, position + 1);
  const next = pattern[position + 1];
  if (character === '-' && lowest !== '' && next !== undefined && next !== ']') {
    return readRange(pattern, position + 1, lowest, ignoreCase);
  }
  if (character === '[' && next === ':') return readNamedClass(pattern, position, ignoreCase);
  return single(character, position + 1);
}

function readEscaped(pattern: string, position: number): MemberStep | undefined {
  const character = pattern[position];
  return character === undefined ? undefined : single(character, position + 1);
}

function single(character: string, end: number): MemberStep {
  const code = character.charCodeAt(0);
  return { member: (byte) => byte === code, lowest: character, end };
}

function readRange(
  pattern: string,
  position: number,
  lowest: string,
  ignoreCase: boolean,
): MemberStep | undefined {
  const escaped = pattern[position] === '\\';
  const highest = pattern[escaped ? position + 1 : position];
  if (highest === undefined) return undefined;
  const [low, high] = [lowest.charCodeAt(0), highest.charCodeAt(0)];
  const holds = (byte: number): boolean => byte >= low && byte <= high;
  const member = (byte: number): boolean =>
    holds(byte) || (ignoreCase && isLower(byte) && holds(byte - 32));
  return { member, lowest: '', end: position + (escaped ? 2 : 1) };
}

function readNamedClass(
  pattern: string,
  position: number,
  ignoreCase: boolean,
): MemberStep | undefined {
  const close = pattern.indexOf(']', position + 2);
  if (close === -1) return undefined;
  // Without `:]` the bracket is a member like any other.
  if (close === position + 2 || pattern[close - 1] !== ':') return single('[', position + 1);
  const named = namedClasses[pattern.slice(position + 2, close - 1)];
  if (named === undefined) return undefined;
  const member = (byte: number): boolean =>
    named.test(String.fromCharCode(byte)) || (ignoreCase && named === upper && isLower(byte));
  return { member, lowest: '', end: close + 1 };
}

const upper = /[A-Z]/;

/** The classes of POSIX over ASCII; git's own tables, whatever the locale. */
const namedClasses: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\r]/,
  upper,
  xdigit: /[0-9A-Fa-f]/,
};

function isLower(byte: number): boolean {
  return byte >= 97 && byte <= 122;
}

function fittingBytes(members: readonly Member[], negated: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    byte !== slash && members.some((member) => member(byte)) !== negated ? 1 : 0,
  );
}

const slash = 47;

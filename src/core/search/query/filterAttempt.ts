// Decides whether `word:value` in a query is a filter, a mistyped filter, or text like any other.
// Code and messages are full of colons: what is not surely meant as a filter is searched for.

import { EngineError } from '../../../base/errors.ts';
import { type FilterClause, type FilterSpec, filterTable, resolveValue } from './filters.ts';
import { countSlips, nearestWord } from './nearestWord.ts';
import { type GluedToken, splitValues, type TypedValue } from './queryTokens.ts';

export type FilterReading =
  | { readonly type: 'filter'; readonly clause: FilterClause }
  /** Meant as a filter, and wrong. */
  | { readonly type: 'wrong'; readonly error: EngineError }
  | { readonly type: 'text' };

const asText: FilterReading = { type: 'text' };

export function readFilter(token: GluedToken): FilterReading {
  // `path::join`, `path:=x`, `file:///x`, `path:"/users",`: code, whatever the word is.
  if (/^(?::|=|\/\/)|",$/.test(token.value)) return asText;
  const spec = filterTable.find(({ name }) => name === token.name);
  return spec === undefined ? readUnknown(token) : readKnown(spec, token);
}

function readKnown(spec: FilterSpec, { negated, value }: GluedToken): FilterReading {
  const sign = negated ? '-' : '';
  if (value === '' || value === ',') {
    return wrong(
      `The filter "${sign}${spec.name}:" has no value. Write for example ${examples(spec)}.`,
    );
  }
  if ((value.match(/(?<!\\)"/g) ?? []).length % 2 === 1) {
    return wrong(`The value of "${sign}${spec.name}:" has no closing quote.`);
  }
  const typed = splitValues(value).filter(({ text }) => text.trim() !== '');
  if (typed.length === 0 || !typed.every((each) => isValueOf(spec, each))) return asText;
  const values: string[] = [];
  for (const { text } of typed) {
    const resolved = spec.values === undefined ? toGlob(spec, text) : resolveValue(spec, text);
    if (resolved === undefined) return wrong(unknownValue(spec, text));
    values.push(resolved);
  }
  return { type: 'filter', clause: { name: spec.name, negated, values } };
}

/** Characters that a value has when it was typed as one; code has others. */
const valueCharacters = {
  path: /^[\p{L}\p{M}\p{N}_./\\*?{}[\],@~+$#&%^!()-]+(:\d+){0,2}$/u,
  symbol: /^[\p{L}\p{M}\p{N}_.:#*?$~!@-]+$/u,
  lang: /^[\p{L}\p{N}.+#_-]+$/u,
  kind: /^[\p{L}\p{N}_-]+$/u,
  in: /^[\p{L}\p{N}_-]+$/u,
} as const;

function isValueOf(spec: FilterSpec, { text, quoted }: TypedValue): boolean {
  if (quoted) return true;
  if (!valueCharacters[spec.name].test(text)) return false;
  // `path:foo()` and `path:{` are code; `path:app/(group)/**` and `path:src/{a,b}` are not.
  return isBalanced(text, '(', ')') && isBalanced(text, '{', '}') && !text.endsWith('()');
}

function isBalanced(text: string, open: string, close: string): boolean {
  return text.split(open).length === text.split(close).length;
}

function toGlob({ name }: FilterSpec, typed: string): string {
  // A place behind a path, pasted with it, says nothing about the path.
  return name === 'path' ? typed.trim().replace(/(:\d+){1,2}$/, '') : typed.trim();
}

/** Words of their own that are one slip away from a filter's name. */
const ownWords: ReadonlySet<string> = new Set(
  `bath math oath hath lath pat pats patch pith pah bind find hind mind rind wind king kink kid kin
  bang fang gang hang pang rang sang tang slang long lung land lane lank lag lan clang cymbal`.split(
    /\s+/,
  ),
);

function readUnknown({ name, value }: GluedToken): FilterReading {
  const meant = value === '' ? undefined : nearestFilter(name, value);
  if (meant === undefined) return asText;
  return wrong(`Unknown filter "${name}:". Did you mean "${meant.name}:"? ${advice}`);
}

function nearestFilter(typed: string, value: string): FilterSpec | undefined {
  // `file:12` is a place.
  const isPlain = splitValues(value).every(
    (each) => each.quoted || /^(?!\d+$)[\p{L}\p{N}_./*?#+-]+$/u.test(each.text),
  );
  if (!isPlain) return undefined;
  const mistaken = filterTable.find(({ mistakenNames }) => mistakenNames.includes(typed));
  if (mistaken !== undefined) return mistaken;
  if (!ownWords.has(typed)) {
    const near = nearestWord(
      typed,
      filterTable.map(({ name }) => name),
    );
    if (near !== undefined) return filterTable.find(({ name }) => name === near);
  }
  // A name of two letters is near to many; the value has to say that it was meant.
  return filterTable.find(
    ({ name, values }) =>
      name.length < 3 &&
      countSlips(typed, name) === 1 &&
      values?.some((each) => each.name === value),
  );
}

const advice = 'To search for the text, put it in quotes.';

function unknownValue(spec: FilterSpec, typed: string): string {
  const values = spec.values ?? [];
  const names = values.map(({ name }) => name);
  const near = nearestWord(typed, [...names, ...values.flatMap(({ aliases }) => aliases)]);
  const hint =
    near === undefined ? `${spec.nouns} are: ${names.join(', ')}.` : `Did you mean "${near}"?`;
  return `Unknown ${spec.noun} "${typed}". ${hint} ${advice}`;
}

function examples(spec: FilterSpec): string {
  return spec.examples.slice(0, 2).join(' or ');
}

function wrong(message: string): FilterReading {
  return { type: 'wrong', error: new EngineError('bad-query', message) };
}

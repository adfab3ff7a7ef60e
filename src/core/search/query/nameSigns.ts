// What names of code and paths look like when they are the whole query.

import { languageOf } from '../../chunking/languages.ts';
import { isSpelledAsCode } from '../../lexical/queryTerms.ts';

/** Endings that are as often a member: `Foo.text`. */
const memberNames: ReadonlySet<string> = new Set(['text', 'rest', 'props', 'targets', 't', 'ex']);
/** Endings of files that the table of languages has no row for. */
const otherEndings =
  /\.(lock|env|log|csv|tsv|png|svg|gif|jpe?g|ico|pdf|ipynb|wasm|map|zip|tar|gz)$/i;
const dotFile = /^\.(git\w*|env(\.\w+)?|editorconfig|[\w-]+rc(\.\w+)?|\w+ignore|github|vscode)$/i;
/** `:12:5`, `#L10-L20`, `(12,5)` behind a path. */
const place = /(:\d+){1,2}$|#L\d+(-L?\d+)?$|\(\d+(,\d+)?\)$/;

/** `App\Http\Controller`, a name of PHP. */
const namespacedName = /^\\?(\p{Lu}\w*\\)+\p{Lu}\w*$/u;

/** Whether one word, without whitespace, names a file or a folder. */
export function isPath(word: string): boolean {
  if (namespacedName.test(word)) return false;
  const path = word.replace(place, '').replaceAll('\\', '/');
  if (!/\p{L}/u.test(path) || /[{}<>"'|;,]|:\/\/|\(|\/:|[^/]:(?!\/)/u.test(path.slice(1))) {
    return false;
  }
  const name = path.split('/').at(-1) ?? '';
  return path.includes('/') ? isSlashed(path) : isFileName(name);
}

/** Parts of letters and digits between the slashes; `a/` and `/a` count, `//` does not. */
function isSlashed(path: string): boolean {
  return /^(?!\/\/)[\p{L}\p{N}_.@~$*?+:[\]()#=-]*(\/[\p{L}\p{N}_.@~$*?+[\]()#=-]+)+\/?$|^[\p{L}\p{N}_.@-]+\/$/u.test(
    path,
  );
}

function isFileName(name: string): boolean {
  if (dotFile.test(name)) return true;
  const dot = name.lastIndexOf('.');
  if (dot === -1) return languageOf(name) !== 'text';
  const ending = name.slice(dot + 1);
  const stem = name.slice(0, dot);
  if (!/^[\p{L}\p{N}_.*@-]+$/u.test(stem) || memberNames.has(ending)) return false;
  return ending === 'txt' || languageOf(`a.${ending}`) !== 'text' || otherEndings.test(name);
}

const nameCharacters =
  /^[@#$&*.:-]{0,2}[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\??\.|::|#|->|-|\\)[\p{L}_$][\p{L}\p{N}_$]*)*(?:<[\w\s,.:<>[\]?&*']*>)?[!?]?(?:\(\))?;?$/u;

/** Words in front of a definition's name. */
const definers =
  /^(?:class|interface|struct|enum|trait|impl|type|function|method|def|fn|func|fun|const|var|let|macro|module|namespace|package)$/;
/** Those that are no English words: any name may follow. */
const codeDefiners = /^(?:def|fn|func|impl|const|var|struct|enum)$/;

/** Whether the whole text is a name of code, or some of them and nothing else. */
export function isName(text: string): boolean {
  const words = text.split(/\s+/).map((word) => word.replace(/^([`'"])(.+)\1$/u, '$2'));
  const [first = '', second] = words;
  if (second === undefined) return isOneName(first);
  if (words.length === 2 && definers.test(first) && nameCharacters.test(second)) {
    return codeDefiners.test(first) || isCodeName(second) || /^\p{Lu}/u.test(second);
  }
  return words.every((word) => nameCharacters.test(word) && isCodeName(word));
}

/** A lone word is taken for a name, unless its script has words without spaces. */
function isOneName(word: string): boolean {
  if (!nameCharacters.test(word)) return false;
  return isCodeName(word) || /^[\p{Script=Latin}\p{N}_$@#.!?-]+$/u.test(word);
}

function isCodeName(word: string): boolean {
  return isSpelledAsCode(word) || /\(\)|::|->|[#@$<\\]|^--?\w/.test(word);
}

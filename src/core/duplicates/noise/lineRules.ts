// Rules that read lines: lists of imports and exports, licences, links.

import type { SpanFacts } from './spanFacts.ts';

/** A statement between the imports does not make the list code. */
const minListShare = 0.8;

export function isImportList({ content, codeLines }: SpanFacts): boolean {
  return content === 'code' && shareOfStatements(codeLines, importStart) >= minListShare;
}

export function isExportList({ content, codeLines }: SpanFacts): boolean {
  return content === 'code' && shareOfStatements(codeLines, exportStart) >= minListShare;
}

/** One assertion after the other, with hardly anything done between. */
export function isAssertionList({ content, codeLines }: SpanFacts): boolean {
  if (content !== 'code') return false;
  const lines = codeLines.filter((line) => !frame.test(line));
  return shareOfStatements(lines, assertionStart) >= minListShare;
}

/** What ends a test or marks one says nothing. */
const frame = /^\s*(?:\}|end|#\[.*\]|@\w+)\s*$/;

/** Macros and the conditions around them, one like the other. */
export function isDirectiveList({ content, span, codeLines }: SpanFacts): boolean {
  if (content !== 'code' || !withDirectives.has(span.file.language)) return false;
  return shareOf(codeLines, directive) >= minListShare;
}

const withDirectives: ReadonlySet<string> = new Set(['c', 'cpp', 'objective-c']);
const directive = /^\s*#|\\$/;

/** Rows and cells of a table, items of a list, options of a choice. */
export function isTableMarkup({ textLines }: SpanFacts): boolean {
  return shareOf(textLines, tableTag) >= minListShare;
}

const tableTag = /^\s*<\/?(?:tr|t[dh]|tbody|thead|col|li|[ou]l|option|d[tdl])\b/i;

/** Plain text of a few words a line: input and output of tests, columns. */
export function isTableOfText({ content, span, tokens, textLines }: SpanFacts): boolean {
  if (content !== 'docs' || span.file.language !== 'text') return false;
  return tokens.exact.length < minWordsOfLine * textLines.length;
}

const minWordsOfLine = 6;

export function isLicence({ content, span, textLines }: SpanFacts): boolean {
  const name = span.file.path.slice(span.file.path.lastIndexOf('/') + 1);
  if (licenceFile.test(name)) return true;
  if (content === 'code') return false;
  const text = textLines.join('\n');
  return licenceTerms.test(text) || (span.lines.start <= headerLines && licenceWords.test(text));
}

/** A table of contents, a list of links, badges, also within tags: they name what stands elsewhere. */
export function isLinkList({ content, textLines }: SpanFacts): boolean {
  const links = textLines.filter((line) => linkLine.test(line)).length;
  return content === 'docs' && links >= minLinkShare * textLines.length;
}

const minLinkShare = 0.7;

/** A header stands above the code; a remark on a licence within it is a remark. */
const headerLines = 40;
const licenceWords =
  /\bcopyright\b|\(c\) (19|20)\d\d|\blicen[sc]ed? under\b|\bSPDX-License|all rights reserved|\bas is\b.*\bwarrant/i;
/** Terms say what they are wherever they stand. */
const licenceTerms =
  /\bpermission (?:is hereby granted|to use, copy)|\bredistribution and use in source and binary\b/i;
const licenceFile = /^(licen[sc]e|copying|notice|patents|unlicense)\b/i;

const importStart = new RegExp(
  [
    String.raw`import\b`,
    String.raw`from\s+\S+\s+import\b`,
    String.raw`(pub(\([^)]*\))?\s+)?(use|mod|extern crate)\s[^{=]*(\{|;|$)`,
    String.raw`#\s*(include|import|pragma once)\b`,
    String.raw`(global\s+)?using\s+[^()]*;`,
    String.raw`(require|require_relative|load|autoload|source|library|include|include_once|require_once|package|module|alias|open|namespace)\b[^{}=]*$`,
    String.raw`(const|let|var)\s+[\w$\s{},:]+=\s*(await\s+)?(require|import)\(`,
    String.raw`(local\s+)?\w+\s*=\s*require\b`,
    String.raw`(const|pub const)\s+\w+\s*=\s*@import\(`,
    String.raw`@import\b|@use\b`,
    String.raw`#!?\[(cfg|cfg_attr|allow|macro_use|doc|deny|warn)\b`,
  ]
    .map((pattern) => `^\\s*(?:${pattern})`)
    .join('|'),
);
const exportStart =
  /^\s*(?:export\s+(?:\*|(?:type\s+)?\{)|export\s+default\s+\w+;?$|module\.exports\b|exports\.\w+\s*=\s*[\w.]+;?$|pub(?:\([^)]*\))?\s+(?:use|mod)\s|__all__\b|#\[(?:cfg|doc))/;
const assertionStart =
  /^\s*(?:self\.|t\.|await )*(?:debug_)?(?:(?:assert|refute)\w*(?:[.!]\w+)*!?(?:\(|\s+(?!=[^=]))|expect\w*\s*\(|require\.\w+\()/i;
const linkLine =
  /^\s*(?:[-*+]|\d+[.)])\s*\[[^\]]*\](?:\(|\[)|^\s*(?:<[^>]*>\s*)+$|^\s*\[?!\[|^\s*\[[^\]]+\]:\s*\S+|^\s*\.\. (?:\|.*\| image|_[^:]*):|^\s*[-*] :\w+:`/;

function shareOf(lines: readonly string[], pattern: RegExp): number {
  if (lines.length === 0) return 0;
  return lines.filter((line) => pattern.test(line)).length / lines.length;
}

/** Share of lines in statements that begin so; one that opens a bracket goes on until it is shut. */
function shareOfStatements(lines: readonly string[], start: RegExp): number {
  let inList = 0;
  let depth = 0;
  for (const line of lines) {
    const isWithin = depth > 0;
    if (isWithin || start.test(line)) {
      inList += 1;
      depth = Math.max(0, depth + bracketBalance(line));
    }
  }
  return lines.length === 0 ? 0 : inList / lines.length;
}

function bracketBalance(line: string): number {
  return (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);
}

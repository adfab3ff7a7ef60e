// What pasted code looks like. One sure sign is enough; others count only where most of the text
// is not plain words, because people write `a => b` and `O(n)` in prose, too.

const sureSigns: readonly RegExp[] = [
  // A statement or a block ends a line.
  /[;{}]\s*$/m,
  /^\s*(if|for|while|with|try|except|finally|else|elif|def|class|switch|match)\b[^\n]*:\s*$/m,
  /\b(if|for|while|switch|catch|foreach|elseif)\s*\([^)]/,
  // Imports.
  /^\s*import\b.*\bfrom\s+['"]/m,
  /^\s*import\s+(static\s+)?['"]?[\w@/]+([./]\w+)+/m,
  /^\s*from\s+[\w.]+\s+import\s/m,
  /^\s*#\s*(include|define|ifdef|ifndef|pragma|import)\s/m,
  /\brequire\(['"]/,
  /^\s*use\s+\w+(::\w+|\\\w+)/m,
  // Declarations.
  /\b(function|def|fn|func|fun)\s+[\p{L}_$][\p{L}\p{N}_$.:!?]*\s*[(<[]/u,
  /^\s*((export|public|private|protected|static|abstract|final|sealed|data|pub|default)\s+)*(class|interface|struct|enum|trait|impl|object|module|type)\s+\w[\w.]*(<[^>\n]*>)?(\([^)\n]*\))?\s*([{=]|(extends|implements)\s)/m,
  /^\s*(const|let|var|val|auto|final|static|int|long|string|bool|float|double|char)\s+[\w$:<>[\]{}*&, ]+\s*=/m,
  /\b(public|private|protected|static)\s+(static\s+|async\s+|final\s+|override\s+)*[\w<>[\]]+\s+\w+\s*\(/,
  /^\s*(async\s+)?\([\w\s,:=?]*\)\s*(:\s*\w+\s*)?=>/m,
  // Assignment at the beginning of a line, and operators that prose does not have.
  /^\s*[\w$.[\]'"@-]+\s*(:=|[-+*/|&^%]?=)(?![=>])\s*\S/m,
  /===|!==|==|!=|&&|\|\||\+=|-=|\?\?=|<=>|>>>|\?\./,
  // Data and markup.
  /"[^"\n]+"\s*:\s*(["\d[{-]|true|false|null)/,
  /<\/[a-z][\w-]*>|<[a-z][\w-]*(\s[^<>]*)?\/>|<[a-z][\w-]*\s[^<>]*=["'{]/i,
  /\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|\b(CREATE|ALTER|DROP) (TABLE|INDEX|VIEW)\b|\bselect \* from\b/s,
  /^\s*(https?|ftp|file|ssh|git):\/\/\S+\s*$/,
  /^\s*[a-z][\w-]*:[^\n]*\n\s+(-|\w+:)\s/m,
];

const weakSigns: readonly RegExp[] = [
  // A call with arguments; `file(s)` is a plural.
  /[\p{L}\p{N}_$\])!]\((?!s\)|es\))[^()\s][^()]*\)?/u,
  /\w\[[^\]\s]+\]/,
  /->|=>|::|\$\{|<-/,
  /(?<![\w)])<[a-z][\w-]*>/i,
  /^\s*@\w+/m,
  /^\s*return\b/m,
  /^\s*[}\])]/m,
  /\n[ \t]+\S/,
];

/** Above this share of plain words a text is prose with a bit of code in it. */
const maxPlainShare = 0.5;

export function looksLikeCode(text: string): boolean {
  if (sureSigns.some((sign) => sign.test(text))) return true;
  return weakSigns.some((sign) => sign.test(text)) && plainShare(text) <= maxPlainShare;
}

/** @returns share of the text's words that are letters with nothing but punctuation behind */
function plainShare(text: string): number {
  const words = text.trim().split(/\s+/);
  const plain = words.filter((word) => /^["'(]?[\p{L}\p{M}'’-]+["')]?[,.?!:]?$/u.test(word));
  return plain.length / words.length;
}

// Lines of a file as a person reads them: those of a notebook without the marks of JSON around
// the source, one for one, so that places and marks still fit.

/** The languages whose files hold their source as strings. */
const notebooks: ReadonlySet<string> = new Set(['jupyter']);

export function shownLines(language: string, lines: readonly string[]): readonly string[] {
  return notebooks.has(language) ? lines.map(sourceOfLine) : lines;
}

/** `    "import os\n",` → `import os`; any other line, and several lines in one string, stay. */
function sourceOfLine(line: string): string {
  const quoted = line.trim().replace(/,$/, '');
  if (!quoted.startsWith('"')) return line;
  try {
    const source = String(JSON.parse(quoted)).replace(/\r?\n$/, '');
    return source.includes('\n') ? line : source;
  } catch {
    return line;
  }
}

// Reads the text of a git configuration file: enough of its grammar to find single values.

export interface GitConfigEntry {
  /** In lower case, with a subsection's name as it is: `core`, `includeif.gitdir:~/projects/`. */
  readonly section: string;
  /** In lower case. */
  readonly key: string;
  /** `true` for a key without a value. */
  readonly value: string;
}

/**
 * @returns  the entries in the order of the file; of equal keys the last one counts. Lines that
 *           cannot be read are passed over: a broken file of the user must not stop an index
 * @see git-config(1), Syntax
 */
export function parseGitConfig(text: string): GitConfigEntry[] {
  const entries: GitConfigEntry[] = [];
  let section = '';
  for (const line of joinedLines(text)) {
    const header = /^\s*\[\s*([A-Za-z0-9.-]+)\s*(?:"((?:[^"\\]|\\.)*)")?\s*\](.*)$/.exec(line);
    if (header !== null) section = sectionName(header[1] ?? '', header[2]);
    const rest = header === null ? line : (header[3] ?? '');
    const pair = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*(?:=(.*))?$/s.exec(withoutRemark(rest));
    if (pair === null) continue;
    const value = pair[2] === undefined ? 'true' : unquote(pair[2].trim());
    entries.push({ section, key: (pair[1] ?? '').toLowerCase(), value });
  }
  return entries;
}

/** The value that counts when several files are read one after the other. */
export function lastValue(
  entries: readonly GitConfigEntry[],
  section: string,
  key: string,
): string | undefined {
  return entries.findLast((entry) => entry.section === section && entry.key === key)?.value;
}

/** Git's words for yes. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}

function joinedLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/(^|[^\\])((?:\\\\)*)\\\n/g, '$1$2')
    .split('\n');
}

function sectionName(name: string, subsection: string | undefined): string {
  const lower = name.toLowerCase();
  return subsection === undefined ? lower : `${lower}.${subsection.replace(/\\(.)/g, '$1')}`;
}

/** Cuts at `#` or `;` outside quotes. */
function withoutRemark(line: string): string {
  return /^(?:[^"\\#;]|\\.|"(?:[^"\\]|\\.)*")*/s.exec(line)?.[0] ?? '';
}

function unquote(value: string): string {
  return value.replace(/\\(.)|"/gs, (_, escaped: string | undefined) =>
    escaped === undefined ? '' : (escapes[escaped] ?? escaped),
  );
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

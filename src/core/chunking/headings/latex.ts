// Headings of LaTeX: the sectioning commands, outside of comments and verbatim text.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

/** Outermost first. */
const commands = [
  'title',
  'part',
  'chapter',
  'section',
  'subsection',
  'subsubsection',
  'paragraph',
  'subparagraph',
];

export function findLatexHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  let verbatim: string | undefined;
  for (let index = 0; index < table.lineCount; index += 1) {
    const line = table.line(index);
    if (verbatim !== undefined) {
      if (line.includes(`\\end{${verbatim}`)) verbatim = undefined;
      continue;
    }
    verbatim = /^\s*\\begin\{(verbatim|lstlisting|minted|comment)/.exec(line)?.[1];
    const heading = headingAt(line, index);
    if (heading !== undefined) headings.push(heading);
  }
  return headings;
}

function headingAt(line: string, index: number): Heading | undefined {
  const match = /^\s*\\([a-z]+)\*?(?:\[[^\]]*\])?\{/.exec(line);
  const level = commands.indexOf(match?.[1] ?? '') + 1;
  if (match === null || level === 0) return undefined;
  const title = plainTitle(withoutCommands(argumentAt(line, match[0].length)));
  return title === '' ? undefined : { line: index, level, title };
}

/** Up to the brace that closes it; to the end of the line where none does. */
function argumentAt(line: string, start: number): string {
  const end = Math.min(line.length, start + maxArgumentCharacters);
  let open = 1;
  for (let index = start; index < end; index += 1) {
    const character = line.charAt(index);
    if (character === '{') open += 1;
    else if (character === '}') open -= 1;
    if (open === 0) return line.slice(start, index);
  }
  return line.slice(start, end);
}

const maxArgumentCharacters = 500;

/** `The \texttt{run}~command` → `The run command` */
function withoutCommands(title: string): string {
  return title
    .replace(/\\(?:label|cite|ref|footnote)\{[^}]*\}/g, '')
    .replace(/\\([%&_#$])/g, '$1')
    .replace(/\\[A-Za-z]+\*?/g, '')
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ');
}

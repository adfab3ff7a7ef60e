// Headings of Markdown and MDX: `## Title`, `Title` over `---`, `<h2>Title</h2>`. What stands in
// fences, comments, JSX strings and front matter is no heading; a page without a first heading
// has the title of its front matter.

import type { LineTable } from '../lines.ts';
import { type Heading, plainTitle } from './heading.ts';

export function findMarkdownHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  let endsBlock: LineTest | undefined;
  const frontMatter = readFrontMatter(table);
  for (let index = frontMatter.end; index < table.lineCount; index += 1) {
    const line = table.line(index);
    if (endsBlock !== undefined) {
      if (endsBlock(line)) endsBlock = undefined;
      continue;
    }
    endsBlock = fenceEnd(line) ?? rawBlockEnd(line);
    if (endsBlock !== undefined) continue;
    const heading =
      atxHeading(line, index) ?? setextHeading(table, index) ?? htmlHeading(table, index);
    if (heading !== undefined) headings.push(heading);
  }
  const { title } = frontMatter;
  const hasTitle = title === '' || headings.some(({ level }) => level === 1);
  return hasTitle ? headings : [{ line: 0, level: 1, title }, ...headings];
}

interface FrontMatter {
  /** First line after it, 0 where there is none. */
  readonly end: number;
  /** '' where it has none. */
  readonly title: string;
}

/** YAML between `---` lines or TOML between `+++` lines, at the very top. */
function readFrontMatter(table: LineTable): FrontMatter {
  const mark = table.lineCount === 0 ? '' : table.line(0).trim();
  let title = '';
  for (let index = 1; index < table.lineCount && /^(?:---|\+\+\+)$/.test(mark); index += 1) {
    const line = table.line(index);
    if (line.trim() === mark) return { end: index + 1, title };
    const value = /^title\s*[:=](.*)$/.exec(line)?.[1]?.trim();
    if (value !== undefined) title = plainTitle(value.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return { end: 0, title: '' };
}

type LineTest = (line: string) => boolean;

/** @returns the test for the fence's end, where the line opens one */
function fenceEnd(line: string): LineTest | undefined {
  // Behind backticks no other may follow: that is code within a line of prose.
  const mark = /^ {0,3}(`{3,}(?![^`]*`)|~{3,})/.exec(line)?.[1];
  if (mark === undefined) return undefined;
  return (later) => {
    const end = later.trim();
    return end.startsWith(mark) && end === mark.charAt(0).repeat(end.length);
  };
}

/** Comments, raw HTML and JSX strings that go on after the line on which they begin. */
const rawBlocks: readonly { readonly begin: RegExp; readonly end: RegExp }[] = [
  { begin: /^ {0,3}<!--(?!.*-->)/, end: /-->/ },
  {
    begin: /^ {0,3}<(?:pre|script|style|textarea)\b(?!.*<\/(?:pre|script|style|textarea)>)/i,
    end: /<\/(?:pre|script|style|textarea)>/i,
  },
  { begin: /^\s*\{\/\*(?!.*\*\/)/, end: /\*\// },
  { begin: /\{`[^`]*$/, end: /`/ },
];

function rawBlockEnd(line: string): LineTest | undefined {
  const block = rawBlocks.find(({ begin }) => begin.test(line));
  return block === undefined ? undefined : (later) => block.end.test(later);
}

function atxHeading(line: string, index: number): Heading | undefined {
  const match = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line);
  if (match === null) return undefined;
  const title = plainTitle((match[2] ?? '').replace(/[ \t]#+[ \t]*$/, ''));
  return title === '' ? undefined : { line: index, level: match[1]?.length ?? 1, title };
}

function setextHeading(table: LineTable, index: number): Heading | undefined {
  const title = table.line(index).trim();
  const under = index + 1 < table.lineCount ? table.line(index + 1) : '';
  const isTitle = title !== '' && !/^([-*+>|#<]|\d+[.)])/.test(title);
  const isFirstOfParagraph = index === 0 || table.isBlank(index - 1);
  const mark = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(under)?.[1];
  if (!isTitle || !isFirstOfParagraph || mark === undefined) return undefined;
  return { line: index, level: mark.startsWith('=') ? 1 : 2, title: plainTitle(title) };
}

/** A title in HTML may go over a few lines: a logo above the name. */
const maxHtmlHeadingLines = 6;

function htmlHeading(table: LineTable, index: number): Heading | undefined {
  const level = /^ {0,3}<h([1-6])\b/i.exec(table.line(index))?.[1];
  if (level === undefined) return undefined;
  const last = Math.min(table.lineCount, index + maxHtmlHeadingLines) - 1;
  for (let end = index; end <= last; end += 1) {
    const closing = table.line(end).toLowerCase().indexOf(`</h${level}>`);
    if (closing === -1) continue;
    const lines = table.slice(index, end).split('\n');
    lines[lines.length - 1] = table.line(end).slice(0, closing);
    const title = plainTitle(lines.join(' ').replace(/\s+/g, ' '));
    return title === '' ? undefined : { line: index, level: Number(level), title };
  }
  return undefined;
}

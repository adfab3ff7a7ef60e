// Where the headings of a prose document are. Code in fences and literal blocks is not prose.

import type { LineTable } from './lines.ts';

export interface Heading {
  /** 0-based line at which the section begins. */
  readonly line: number;
  /** 1 = outermost. */
  readonly level: number;
  readonly title: string;
}

/** ATX (`## Title`) and setext (`Title` over `---`) headings, outside of fences and front matter. */
export function findMarkdownHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  let fence: string | undefined;
  for (let index = frontMatterEnd(table); index < table.lineCount; index += 1) {
    const line = table.line(index);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
    } else {
      const heading = atxHeading(line, index) ?? setextHeading(table, index);
      if (heading !== undefined) headings.push(heading);
    }
  }
  return headings;
}

/** First line after a block between `---` lines at the very top. */
function frontMatterEnd(table: LineTable): number {
  if (table.lineCount === 0 || table.line(0).trim() !== '---') return 0;
  for (let index = 1; index < table.lineCount; index += 1) {
    if (table.line(index).trim() === '---') return index + 1;
  }
  return 0;
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
  const isTitle = title !== '' && !/^([-*+>|#]|\d+[.)])/.test(title);
  const isFirstOfParagraph = index === 0 || table.isBlank(index - 1);
  const mark = /^ {0,3}(=+|-{2,})[ \t]*$/.exec(under)?.[1];
  if (!isTitle || !isFirstOfParagraph || mark === undefined) return undefined;
  return { line: index, level: mark.startsWith('=') ? 1 : 2, title: plainTitle(title) };
}

/** Without emphasis, code marks, links, badges and anchors; a picture alone gives its text. */
function plainTitle(title: string): string {
  const withoutPictures = title
    .replace(picture, '')
    .replace(/\[\s*\](?:\([^)]*\)|\[[^\]]*\])/g, '');
  return textOf(withoutPictures) || textOf(title.replace(picture, '$1'));
}

const picture = /!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g;

function textOf(title: string): string {
  return title
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/\{#[^}]*\}\s*$/, '')
    .replace(/[*`]+/g, '')
    .replace(/(?:¶|&#182;|&para;)\s*$/, '')
    .trim();
}

/**
 * reStructuredText titles over a line of one punctuation character, and AsciiDoc's `== Title`.
 * In reStructuredText a character's level is the order of its first use.
 */
export function findUnderlinedHeadings(table: LineTable): Heading[] {
  const headings: Heading[] = [];
  const order: string[] = [];
  for (let index = 0; index < table.lineCount; index += 1) {
    const asciidoc = /^(={1,6})[ \t]+([^=\s].*)$/.exec(table.line(index));
    if (asciidoc !== null) {
      const level = asciidoc[1]?.length ?? 1;
      headings.push({ line: index, level, title: plainTitle(asciidoc[2] ?? '') });
      continue;
    }
    const heading = restructuredHeading(table, index, order);
    if (heading !== undefined) headings.push(heading);
  }
  return headings;
}

function restructuredHeading(
  table: LineTable,
  index: number,
  order: string[],
): Heading | undefined {
  const title = table.line(index).trimEnd();
  const under = index + 1 < table.lineCount ? table.line(index + 1).trimEnd() : '';
  const isTitle = title.trim() !== '' && !isAdornment(title);
  if (!isTitle || !isAdornment(under) || under.length < title.trim().length) return undefined;
  const over = index > 0 && isAdornment(table.line(index - 1).trimEnd());
  if (!over && (title.startsWith(' ') || (index > 0 && !table.isBlank(index - 1))))
    return undefined;
  const style = `${over ? 'over' : ''}${under.charAt(0)}`;
  if (!order.includes(style)) order.push(style);
  return {
    line: over ? index - 1 : index,
    level: order.indexOf(style) + 1,
    title: plainTitle(title),
  };
}

/** A line of one punctuation character, at least three times. */
export function isAdornment(line: string): boolean {
  return /^([=\-`:.'"~^_*+#])\1{2,}$/.test(line);
}

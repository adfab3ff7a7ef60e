// What every way of marking headings gives: the line, the level and the plain title.

import type { LineTable } from '../lines.ts';

export interface Heading {
  /** 0-based line at which the section begins. */
  readonly line: number;
  /** 1 = outermost; levels may be left out. */
  readonly level: number;
  readonly title: string;
}

/** Between the headings of a path. */
const headingSeparator = ' › ';

/** Titles from the outermost on, `Guide › Install`. */
export function headingPath(headings: readonly Heading[]): string {
  return headings.map(({ title }) => title).join(headingSeparator);
}

/** The innermost title of a path. */
export function lastHeading(path: string | undefined): string | undefined {
  return path?.split(headingSeparator).at(-1);
}

/** In the order of the lines; none in code, comments and literal blocks. */
export type HeadingFinder = (table: LineTable) => Heading[];

/** A longer line is no title; also keeps the patterns below fast on hostile ones. */
const maxTitleCharacters = 300;

/** Without emphasis, code marks, links, badges and anchors; a picture alone gives its text. */
export function plainTitle(title: string): string {
  const line = title.slice(0, maxTitleCharacters);
  const withoutPictures = line.replace(picture, '').replace(/\[\s*\](?:\([^)]*\)|\[[^\]]*\])/g, '');
  return textOf(withoutPictures) || textOf(line.replace(picture, '$1'));
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

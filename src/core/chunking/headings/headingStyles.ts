// TABLE of the ways in which documents mark their headings.

import { findAsciidocHeadings } from './asciidoc.ts';
import type { HeadingFinder } from './heading.ts';
import { findLatexHeadings } from './latex.ts';
import { findMarkdownHeadings } from './markdown.ts';
import { findOrgHeadings } from './org.ts';
import { findPlainHeadings } from './plainText.ts';
import { findRestructuredHeadings } from './restructured.ts';

export type HeadingStyle = 'markdown' | 'restructured' | 'asciidoc' | 'org' | 'latex' | 'text';

export const headingFinders: Readonly<Record<HeadingStyle, HeadingFinder>> = {
  markdown: findMarkdownHeadings,
  restructured: findRestructuredHeadings,
  asciidoc: findAsciidocHeadings,
  org: findOrgHeadings,
  latex: findLatexHeadings,
  text: findPlainHeadings,
};

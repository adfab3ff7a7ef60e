// What a query asks for besides its subject: tests, examples, a version, documentation, a path.
// Read once for a search, because hundreds of candidates are held against it.

/** Files that are seldom meant unless they are asked for. */
export type FilePrior = 'test file' | 'example file' | 'compatibility file';

export interface AskedFor {
  readonly priors: ReadonlySet<FilePrior>;
  /** `v3`, lower case. */
  readonly version: string | undefined;
  readonly documentation: boolean;
  /** The query as a path would be written, lower case; undefined when it cannot be one. */
  readonly path: string | undefined;
}

/** @param text  the query without its filters */
export function readAskedFor(text: string): AskedFor {
  return {
    priors: new Set(askedBy.flatMap(([prior, words]) => (words.test(text) ? [prior] : []))),
    version: /\bv\d+\b/i.exec(text)?.[0].toLowerCase(),
    documentation: asksForDocumentation.test(text),
    path: typedPath(text),
  };
}

/** Words of a query that ask for such files. */
const askedBy: readonly (readonly [FilePrior, RegExp])[] = [
  ['test file', /\b(tests?|specs?|testing|fixtures?|mocks?)\b|测试/i],
  ['example file', /\b(examples?|samples?|demos?|benchmarks?)\b|示例|例子/i],
  ['compatibility file', /\b(compat\w*|legacy|deprecated|vendor\w*)\b|兼容/i],
];

/** Who says `I` or `how to` wants to use a program; who asks about its parts wants its code. */
const asksForDocumentation = new RegExp(
  [
    String.raw`\b(?:how|what|where)?\s*(?:do|can|could|should|would|may|will|must) (?:i|we|you|one)\b`,
    String.raw`\b(?:i|my|me|we|our|you|your)\b`,
    String.raw`\bhow to\b|\bdifference between\b`,
    String.raw`\b(?:docs?|documentation|readme|guide|tutorial|faq|manual|changelog)\b`,
    String.raw`\b(?:install|upgrad|migrat|contribut)\w*`,
    '怎么|如何|文档|安装|升级',
  ].join('|'),
  'i',
);

function typedPath(text: string): string | undefined {
  const typed = text
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .toLowerCase();
  return /[/.]/.test(typed) ? typed : undefined;
}

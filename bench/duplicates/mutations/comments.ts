// Comments say it in other words, in another language, or where there were none.

import type { MutationContext } from './mutate.ts';
import { type Piece, piecesOf, textOf } from './pieces.ts';

/** Of the comments that are replaced. */
const shareOf = { 1: 0.4, 2: 1, 3: 1 } as const;
/** One line in so many gets a comment in front of it. */
const linesPerComment = { 1: 12, 2: 8, 3: 4 } as const;

const chinese = [
  '先检查输入是否有效，再继续处理',
  '这里保存中间结果，避免重复计算',
  '如果没有找到，就返回默认值',
  '注意：调用方负责释放资源',
  '按顺序处理每一个元素',
];
const english = [
  'Nothing is kept beyond this point.',
  'The caller has looked at this already.',
  'Slow, but it is asked once only.',
  'See the notes of the last release.',
];

export function changeComments(
  text: string,
  { language, strength, random }: MutationContext,
): string {
  const sentences = strength === 1 ? english : chinese;
  const next = (): string => sentences[Math.floor(random() * sentences.length)] ?? '';
  const replaced = textOf(
    piecesOf(text, language).map((piece) =>
      piece.type === 'comment' && random() < shareOf[strength] ? reworded(piece, next) : piece,
    ),
  );
  return withMore(replaced, { language, strength, next });
}

/** As many lines as before, each with its mark. */
function reworded(piece: Piece, next: () => string): Piece {
  const lines = piece.text.split('\n').map((line) => {
    const [, mark = '', end = ''] =
      /^(\s*(?:\/\/+!?|\/\*+|\*(?!\/)|#+|--)?\s*).*?(\s*\*\/)?$/.exec(line) ?? [];
    return line.trim() === '*/' ? line : `${mark}${next()}${end}`;
  });
  return { ...piece, text: lines.join('\n') };
}

interface MoreComments {
  readonly language: string;
  readonly strength: MutationContext['strength'];
  readonly next: () => string;
}

/** Only in front of lines that begin something: never within a text in quotes or a list. */
function withMore(text: string, { language, strength, next }: MoreComments): string {
  const mark = markOf(language);
  const lines = text.split('\n');
  const isQuoted = linesWithin(text, language);
  return lines
    .flatMap((line, index) => {
      const isTurn = index > 0 && index % linesPerComment[strength] === 1;
      if (!isTurn || isQuoted.has(index) || line.trim() === '') return [line];
      return [`${/^\s*/.exec(line)?.[0] ?? ''}${mark} ${next()}`, line];
    })
    .join('\n');
}

function markOf(language: string): string {
  const pieces = [
    { mark: '#', sample: '# a' },
    { mark: '--', sample: '-- a' },
  ];
  const fits = pieces.find(({ sample }) => piecesOf(sample, language)[0]?.type === 'comment');
  return fits !== undefined && language !== 'php' ? fits.mark : '//';
}

/** Lines that begin inside of a quoted text or a comment of several lines. */
function linesWithin(text: string, language: string): ReadonlySet<number> {
  const within = new Set<number>();
  let line = 0;
  for (const piece of piecesOf(text, language)) {
    const breaks = piece.text.split('\n').length - 1;
    if (piece.type === 'quoted' || piece.type === 'comment') {
      for (let index = 1; index <= breaks; index++) within.add(line + index);
    }
    line += breaks;
  }
  return within;
}

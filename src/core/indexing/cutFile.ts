// One document → chunks with their words and content keys, ready to be stored.

import { queryableWords } from './queryableWords.ts';
import type { ChunkDraft, ContentKey, SourceDocument } from '../model.ts';
import type { NewChunk } from '../store/indexStore.ts';
import { contentKeyOf, documentText, headerOf } from './documentText.ts';
import type { CuttingParts } from './indexingRun.ts';

/** A chunk with the text that its vector is made of. */
export interface CutChunk {
  readonly draft: ChunkDraft;
  readonly contentKey: ContentKey;
  readonly encodedText: string;
}

/** Cuts a document so that each chunk fits the model's window together with its header and context. */
export async function cutDocument(
  parts: CuttingParts,
  document: SourceDocument,
): Promise<CutChunk[]> {
  const { chunker, tokens, logger } = parts;
  const header = headerOf(document.path, tokens.countTokens);
  const budget = {
    maxTokens: tokens.maxTokens - tokens.countTokens(header),
    countTokens: tokens.countTokens,
  };
  const { chunks, fallback } = await chunker.chunk(document, budget);
  if (fallback !== undefined) logger.debug(`${document.path}: cut by lines: ${fallback}`);
  return chunks.map((draft) => {
    const encodedText = documentText(header, draft.context, draft.text);
    return { draft, encodedText, contentKey: keyOf(parts, encodedText) };
  });
}

function keyOf(
  parts: Pick<CuttingParts, 'chunker' | 'model' | 'hash'>,
  encodedText: string,
): ContentKey {
  const version = { model: parts.model, chunker: parts.chunker.version };
  return contentKeyOf(version, encodedText, parts.hash);
}

export function toNewChunk({ draft, contentKey }: CutChunk): NewChunk {
  const { lines, kind, symbol, heading, context, text } = draft;
  return {
    lines,
    kind,
    ...(symbol === undefined ? {} : { symbol }),
    ...(heading === undefined ? {} : { heading }),
    contentKey,
    // A member is found by the words of its class too, a section by those of its headings.
    words: queryableWords({ text: documentText('', context, text), name: symbol ?? heading ?? '' }),
  };
}

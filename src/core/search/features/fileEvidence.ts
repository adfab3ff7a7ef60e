// What the candidates of one file say together: several places that match mean that the file is
// about the query.

import type { Candidate } from '../candidate.ts';

export interface FileEvidence {
  /** Stems that any of the file's candidates holds, as bits. */
  readonly held: number;
  /** The three best stem scores, added with falling weight. */
  readonly score: number;
  /** The best cosine; 0 when none has a vector. */
  readonly similarity: number;
  readonly candidates: number;
}

const shares = [1, 0.5, 0.25];

/** @returns by root and file, see {@link fileKey} */
export function gatherFileEvidence(candidates: readonly Candidate[]): Map<string, FileEvidence> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = fileKey(candidate);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return new Map([...groups].map(([key, group]) => [key, evidenceOf(group)]));
}

export function fileKey({ rootIndex, file }: Candidate): string {
  return `${String(rootIndex)}:${String(file.id)}`;
}

function evidenceOf(group: readonly Candidate[]): FileEvidence {
  const scores = group.map(({ stemScore }) => stemScore).sort((a, b) => b - a);
  return {
    held: group.reduce((bits, { held }) => (bits | held) >>> 0, 0),
    score: shares.reduce((sum, share, index) => sum + share * (scores[index] ?? 0), 0),
    similarity: Math.max(0, ...group.map(({ similarity }) => similarity ?? 0)),
    candidates: group.length,
  };
}

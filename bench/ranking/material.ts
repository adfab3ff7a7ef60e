// The material that weights are fitted on: for each question with known answers, what the
// features say of every candidate, and which candidates answer.

import { rowOf } from '../../src/core/model.ts';
import type { Encoder } from '../../src/core/encoding/encoder.ts';
import type { Candidate } from '../../src/core/search/candidate.ts';
import { featureContext, features, readFeatures } from '../../src/core/search/features/features.ts';
import { candidatesOfClass } from '../../src/core/search/candidatesOfClass.ts';
import { gatherCandidates } from '../../src/core/search/gatherCandidates.ts';
import { type QueryClass, queryClass } from '../../src/core/search/queryClass.ts';
import { type ColumnShares, columnShares } from '../../src/core/search/rankingModel.ts';
import { parseSearchRequest } from '../../src/core/search/searchRequest.ts';
import type { SearchSources } from '../../src/core/searchEngine.ts';
import type { IndexView } from '../../src/core/store/indexView.ts';

export interface Question {
  readonly id: string;
  /** Repository: no question of one is fitted on when another of it is measured. */
  readonly group: string;
  /** How it is scored: by NDCG@10 of files, or by the rank of the first right place. */
  readonly measure: 'gain' | 'rank';
  /** Which files could be found: the benchmark is asked twice. */
  readonly corpus: 'source' | 'all';
  /** Of the report: benchmark category or kind of the own sets. */
  readonly kind: string;
  readonly queryClass: QueryClass;
  /** How much it takes of each column of weights. */
  readonly shares: ColumnShares;
  /** How many answers there are, found or not. */
  readonly answerCount: number;
  /** Row-major [candidates × features]. */
  readonly values: Float32Array;
  /** Number of the file of each candidate. */
  readonly files: Int32Array;
  /** The answers that each candidate meets, by number. */
  readonly met: readonly (readonly number[])[];
  readonly text: string;
  /** Each candidate, for a person. */
  readonly places: readonly string[];
}

/** A question, and the same one put to the vectors alone. */
export interface AskedBothWays extends Question {
  readonly byMeaning: Question;
}

/** What is known of a question before it is asked. */
export type QuestionFacts = Pick<Question, 'id' | 'group' | 'measure' | 'corpus' | 'kind'>;

export interface AskedQuestion extends QuestionFacts {
  readonly text: string;
  /** Whether a candidate is that answer, one test per answer. */
  readonly answers: readonly ((candidate: Candidate) => boolean)[];
}

export interface AskParts {
  readonly view: IndexView;
  readonly folder: string;
  readonly encoder: Encoder;
  /** Which paths may answer; undefined = all. */
  readonly acceptPath: ((path: string) => boolean) | undefined;
}

export async function ask(parts: AskParts, question: AskedQuestion): Promise<AskedBothWays> {
  const { text } = parseSearchRequest(question.text, {});
  const vector = rowOf(await parts.encoder.encode([text], 'query'), 0);
  const byMeaning = askSources(parts, question, vector, 'meaning');
  return { ...askSources(parts, question, vector, 'all'), byMeaning };
}

function askSources(
  { view, folder, acceptPath }: AskParts,
  { text, answers, ...asked }: AskedQuestion,
  vector: Float32Array,
  sources: SearchSources,
): Question {
  const request = parseSearchRequest(text, { sources });
  const root = gatherCandidates(view, 0, {
    request,
    vector,
    folder,
    accept: acceptPath && (({ path }) => acceptPath(path)),
  });
  const context = featureContext([root], request);
  const ofQuery = queryClass(request.shape, context.topShare);
  const candidates = candidatesOfClass(root, ofQuery, context);
  const values = new Float32Array(candidates.length * features.length);
  candidates.forEach((candidate, row) => {
    values.set(readFeatures(candidate, context), row * features.length);
  });
  return {
    ...asked,
    text,
    places: candidates.map(
      ({ chunk: { path, lines, symbol, heading } }) =>
        `${path}:${lines.start}-${lines.end} ${symbol ?? heading ?? ''}`,
    ),
    queryClass: ofQuery,
    shares: columnShares(ofQuery, context),
    answerCount: answers.length,
    values,
    files: Int32Array.from(candidates, ({ file }) => file.id),
    met: candidates.map((candidate) =>
      answers.flatMap((isAnswer, number) => (isAnswer(candidate) ? [number] : [])),
    ),
  };
}

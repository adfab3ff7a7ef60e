// What a path says of a file before it is read: tests, examples and compatibility code answer
// a question about the program less often than the program itself, unless they are asked for.

/** Rows are tried in order; the first that fits decides. */
const priors: readonly {
  readonly name: string;
  readonly pattern: RegExp;
  /** Words of a query that ask for such files. */
  readonly askedBy: RegExp;
  readonly factor: number;
}[] = [
  {
    name: 'test',
    pattern:
      /(^|\/)(tests?|specs?|__tests__|testing|testdata|fixtures)\/|(^|\/)test_[^/]*$|[._-](test|spec)\.[^/]+$|_test\.[^/]+$|Tests?\.[a-z]+$/,
    askedBy: /\b(tests?|specs?|testing|fixtures?|mocks?)\b/i,
    factor: 0.7,
  },
  {
    name: 'example',
    pattern: /(^|\/)(examples?|samples?|demos?|docs_src|benchmarks?|bench)\//,
    askedBy: /\b(examples?|samples?|demos?|benchmarks?)\b/i,
    factor: 0.8,
  },
  {
    name: 'compatibility',
    pattern: /(^|\/)(_?compat|legacy|deprecated|vendor|third_party|_vendor)(\/|\.[^/]+$)/i,
    askedBy: /\b(compat\w*|legacy|deprecated|vendor\w*)\b/i,
    factor: 0.8,
  },
];

export interface PathPrior {
  readonly name: string;
  /** Multiplies the score, 0…1. */
  readonly factor: number;
}

const noPrior: PathPrior = { name: '', factor: 1 };

export function pathPrior(path: string, query: string): PathPrior {
  const prior = priors.find(({ pattern }) => pattern.test(path));
  return prior === undefined || prior.askedBy.test(query) ? noPrior : prior;
}

// Words of questions that say nothing about code. Left out of queries when something else is
// left; the index keeps them, because a query may consist of nothing else.

export const stopWords: ReadonlySet<string> = new Set(
  `a about above all also am an and any are as at be because been before being below between both
  but by can cannot could did do does doing done don down each few for from further had has have
  having he her here hers him his how however i if in into is isn it its itself just let me more
  most my no nor not of off on once one only or other our ours out over own please same she should
  so some such than that the their theirs them then there these they this those through to too
  under until up upon us very was we were what when where whether which while who whom whose why
  will with within without would you your yours`.split(/\s+/),
);

import { describe, expect, it } from 'vitest';
import { porter2 } from '../../../../src/core/lexical/porter2.ts';
import { stemWord } from '../../../../src/core/lexical/stems.ts';

/** Word and stem, of the published vocabulary of the algorithm. */
const published = `consign consign  consigned consign  consistency consist  consolingly consol
  knackeries knackeri  knavish knavish  kneeled kneel  knightly knight  skies sky  dying die
  news news  inning inning  innings inning  proceed proceed  exceeding exceed  generate generat
  generally general  generous generous  communication communic  arsenal arsenal  caresses caress
  ponies poni  ties tie  cries cri  gas gas  gaps gap  kiwis kiwi  agreed agre  hopping hop
  hoping hope  luxuriated luxuri  say say  by by  cry cri  relational relat  conditional condit
  rationalization ration  digitizer digit  operator oper  feudalism feudal  hopefulness hope
  formality formal  sensibility sensibl  analogousli analog  analogy analog  triplicate triplic
  electrical electr  goodness good  revival reviv  allowance allow  inference infer
  adjustable adjust  replacement replac  adoption adopt  bowdlerize bowdler  rate rate
  controlling control  rolling roll  yellow yellow  youth youth  boyish boyish  flying fli
  succeed succeed  bed bed  shed shed  is is`
  .trim()
  .split(/\s{2,}/)
  .map((row) => row.split(/\s/));

/** Words of code that must meet, and words that must not. */
const families = [
  'parse parses parsed parsing parser parsers',
  'write writes writing writer',
  'run runs running runner',
  'serve serves server serving',
  'route routes router routing',
  'format formats formatter formatting',
  'render renderer rendering',
  'encode encoder encoding encoded',
  'create creator creating creation',
  'index indexes indices indexing indexer',
  'iterate iterator iteration iterating',
  'validate validator validation',
  'connect connection connector connecting',
  'query queries querying',
  'commit commits committer committing',
  'url urls',
  'child children',
];
const strangers = ['user use', 'header head', 'number numb', 'css cs', 'test text', 'status state'];

describe('porter2', () => {
  for (const [word = '', stem = ''] of published) {
    it(`stems ${word} to ${stem}`, () => {
      expect(porter2(word)).toBe(stem);
    });
  }
});

describe('stemWord', () => {
  for (const family of families) {
    it(`brings together: ${family}`, () => {
      expect(new Set(family.split(' ').map(stemWord)).size).toBe(1);
    });
  }

  for (const pair of strangers) {
    it(`keeps apart: ${pair}`, () => {
      expect(new Set(pair.split(' ').map(stemWord)).size).toBe(2);
    });
  }

  it('leaves alone what is not an English word', () => {
    const words = ['sha256', '検索', 'größen', 'id', 'поиски', '42', 'x'.repeat(40) + 'ing'];
    expect(words.map(stemWord)).toEqual(words);
  });

  it('says the same when its memory has been emptied in between', () => {
    const before = stemWord('parsers');
    for (let index = 0; index < 25_000; index++) stemWord(`w${String(index)}`);
    expect(stemWord('parsers')).toBe(before);
  });
});

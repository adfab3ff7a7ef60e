import { describe, expect, it } from 'vitest';
import { lexicalWords, maxWordLength, visitWords } from '../../../../src/core/lexical/tokens.ts';

/** Input, and the words in their order, joined by spaces. */
const cases: readonly (readonly [string, string])[] = [
  // Identifiers give their parts and themselves.
  ['parseDate', 'parse date parsedate'],
  ['HTTPServer', 'http server httpserver'],
  ['parse_date', 'parse date parsedate'],
  ['MAX_VALUE', 'max value maxvalue'],
  ['content-type', 'content type contenttype'],
  ['sha256', 'sha 256 sha256'],
  ['utf8Decoder', 'utf decoder utf8decoder'],
  ['i18n', '18 i18n'],
  ['__init__', 'init'],
  ['_private', 'private'],
  ['getURLs', 'get urls geturls'],
  ['userIDs', 'user ids userids'],
  ['$scope', 'scope'],
  ['XMLHttpRequest2', 'xml http request xmlhttprequest2'],
  ['IOError', 'io error ioerror'],
  // What joins and what separates.
  ['a-b x - 1 --flag count-1 x-ray', 'ab flag count ray xray'],
  ['std::vector<int>', 'std vector int'],
  ['foo.bar(baz)', 'foo bar baz'],
  ['src/core/http_client.ts', 'src core http client httpclient ts'],
  ["don't user's", 'don user'],
  ['x y z i', ''],
  ['', ''],
  ['\n\t  ;;; ', ''],
  // Folding.
  ['Größe naïve CAFÉ', 'grosse naive cafe'],
  ['Łódź Ærø ﬁle ＡＢＣ１２', 'lodz aero file abc 12 abc12'],
  ['ÜberGröße', 'uber grosse ubergrosse'],
  ['İstanbul', 'istanbul'],
  ['e\u0301tude étude', 'etude etude'],
  // Other scripts as words.
  ['Привет, мир', 'привет мир'],
  ['ПоискТекста', 'поиск текста поисктекста'],
  ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
  ['שלום עולם', 'שלום עולם'],
  ['हिन्दी भाषा', 'हिन्दी भाषा'],
  ['می\u200cخواهم', 'میخواهم'],
  // Scripts without spaces by pairs.
  ['全文検索', '全文 文検 検索'],
  ['中', '中'],
  ['日本語text検索', '日本 本語 text 検索'],
  ['コード・レビュー', 'コー ード レビ ビュ ュー'],
  ['ｶﾞｲﾄﾞ', 'ガイ イド'],
  ['한국어 검색', '한국 국어 검색'],
  ['ก ไทย', 'ก ไท ทย'],
  ['𠮷野家', '𠮷野 野家'],
  // Symbols are no words.
  ['🚀 ship it 👩‍💻 “quoted” — dash', 'ship it quoted dash'],
  ['\ud800 lone \udc00', 'lone'],
];

describe('lexicalWords', () => {
  for (const [text, expected] of cases) {
    it(`splits ${JSON.stringify(text)}`, () => {
      expect(lexicalWords(text).join(' ')).toBe(expected);
    });
  }

  it('leaves out data that only looks like words', () => {
    const base64 = 'aGVsbG8gd29ybGQh'.repeat(40);
    const long = 'x'.repeat(maxWordLength + 1);
    expect(lexicalWords(`${base64} ${long} kept`)).toEqual(['kept']);
  });

  it('gives back its own words unchanged, so that queries may be split twice', () => {
    for (const [text] of cases) {
      const words = lexicalWords(text).filter((word) => !/\d/.test(word));
      expect(lexicalWords(words.join(' '))).toEqual(words.flatMap((word) => lexicalWords(word)));
    }
  });

  it('takes time in proportion to the length, whatever the text', () => {
    const nasty = ['a', 'aA', '_', '-', 'a-', '中', 'a1', '\u0301', 'é', '👩‍💻'];
    for (const piece of nasty) {
      const startedMs = performance.now();
      lexicalWords(piece.repeat(100_000));
      expect(performance.now() - startedMs).toBeLessThan(2_000);
    }
  });
});

describe('visitWords', () => {
  it('says where each word stands', () => {
    const text = '🚀 getURL 全文検索, Größe';
    const seen: string[] = [];
    visitWords(text, (word, start, end, role) => {
      seen.push(`${role} ${word}=${text.slice(start, end)}`);
    });
    expect(seen).toEqual([
      'part get=get',
      'part url=URL',
      'whole geturl=getURL',
      'pair 全文=全文',
      'pair 文検=文検',
      'pair 検索=検索',
      'word grosse=Größe',
    ]);
  });
});

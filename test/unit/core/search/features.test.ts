import { describe, expect, it } from 'vitest';
import { definesQueried } from '../../../../src/core/search/features/definition.ts';
import { matchName, nameStems } from '../../../../src/core/search/features/nameMatch.ts';
import { pathPrior } from '../../../../src/core/search/features/pathPrior.ts';

describe('definesQueried', () => {
  const check = (symbol: string | undefined, identifiers: string[], expected: number): void => {
    expect(definesQueried(symbol, identifiers), `${String(symbol)} for ${identifiers.join()}`).toBe(
      expected,
    );
  };
  it('knows a definition by its last part, by its scopes, and weakly by another case', () => {
    check('Session.send', ['send'], 1);
    check('Session.send', ['Session.send'], 1);
    check('Session.send', ['Session::send'], 1);
    check('parseDate', ['parsedate'], 0.5);
    check('parseDate', ['parse'], 0);
    check(undefined, ['parse'], 0);
    check('parseDate', [], 0);
  });
});

describe('matchName', () => {
  const weights = new Map([
    ['route', 2],
    ['regist', 1],
  ]);
  it('says how much of the query a name explains, and how much of the name the query uses', () => {
    expect(matchName(weights, new Set(['route']))).toEqual({ explained: 2 / 3, used: 1 });
    expect(matchName(weights, new Set(['route', 'tabl']))).toEqual({ explained: 2 / 3, used: 0.5 });
    expect(matchName(weights, new Set())).toEqual({ explained: 0, used: 0 });
    expect(matchName(new Map(), new Set(['a']))).toEqual({ explained: 0, used: 0 });
  });

  it('finds word forms and parts of identifiers', () => {
    expect([...nameStems('RouteParsers')]).toEqual(['rout', 'pars', 'routepars']);
  });
});

describe('pathPrior', () => {
  const check = (path: string, query: string, name: string): void => {
    expect(pathPrior(path, query).name, `${path} for "${query}"`).toBe(name);
  };
  it('lowers tests, examples and compatibility code unless they are asked for', () => {
    check('src/app.ts', 'start the app', '');
    check('tests/app.py', 'start the app', 'test');
    check('src/app.test.ts', 'start the app', 'test');
    check('pkg/app_test.go', 'start the app', 'test');
    check('pkg/app_test.go', 'tests of the app', '');
    check('examples/basic.js', 'start the app', 'example');
    check('lib/_compat.py', 'string types', 'compatibility');
    check('src/latest/contest.ts', 'start', '');
  });
});

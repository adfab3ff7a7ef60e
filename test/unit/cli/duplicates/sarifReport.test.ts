import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { limitReport } from '../../../../src/cli/duplicates/printedReport.ts';
import { sarifReport } from '../../../../src/cli/duplicates/sarifReport.ts';
import type { DuplicateReport } from '../../../../src/core/duplicates/duplicateCluster.ts';
import { nastyNames, reviewedReport } from '../../../support/duplicateExamples.ts';
import { fakeCluster, fakeDuplicateReport, fakeMember } from '../../../support/fakeEngine.ts';

interface Location {
  readonly id?: number;
  readonly message?: { readonly text: string };
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
    readonly region: Readonly<Record<string, number>>;
  };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri: string;
}

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
    readonly results: readonly Result[];
  }[];
}

function logOf(report: DuplicateReport, pathPrefix = ''): Log {
  const text = sarifReport(limitReport(report, undefined), { version: '1.2.3', pathPrefix });
  return JSON.parse(text) as Log;
}

function resultsOf(report: DuplicateReport, pathPrefix = ''): readonly Result[] {
  return logOf(report, pathPrefix).runs[0]?.results ?? [];
}

/** The official schema is written in draft 4. */
function validator(): (log: unknown) => string {
  const ajv = new Ajv({ schemaId: 'id', meta: false, allErrors: true });
  ajv.addMetaSchema(draft4);
  const validate = ajv.compile(schema);
  return (log) => (validate(log) === true ? '' : ajv.errorsText(validate.errors));
}

describe('the schema of SARIF 2.1.0', () => {
  const errorsOf = validator();

  it.each([
    ['everything', reviewedReport],
    ['nothing', fakeDuplicateReport()],
  ])('holds for a report of %s', (_, report) => {
    expect(errorsOf(logOf(report))).toBe('');
  });

  it('is seen to fail', () => {
    const log = logOf(reviewedReport);
    expect(errorsOf({ ...log, version: '2.0.0' })).toContain('version');
    const results = [{ ...resultsOf(reviewedReport)[0], severity: 'high' }];
    expect(errorsOf({ ...log, runs: [{ ...log.runs[0], results }] })).toContain('additional');
  });
});

it('has what GitHub asks of a rule and of a result', () => {
  const { tool, results } = logOf(reviewedReport).runs[0] ?? { results: [] };
  const rules = tool?.driver.rules ?? [];
  expect(rules.map(({ id }) => id)).toEqual(
    [1, 2, 3, 4].map((type) => `kindred/duplicate-type-${String(type)}`),
  );
  for (const { shortDescription, fullDescription, help } of rules) {
    for (const { text } of [shortDescription, fullDescription]) {
      expect(text).toMatch(/^.{10,1024}$/);
    }
    expect(help.text).toMatch(/^.{10,}$/);
  }
  for (const { ruleId, ruleIndex, locations } of results) {
    expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(locations).toHaveLength(1);
    for (const { physicalLocation } of locations) {
      expect(Object.keys(physicalLocation.region)).toEqual(['startLine', 'endLine']);
    }
  }
});

it('warns of what is alike by its text, and notes what only means the same', () => {
  const levels = resultsOf(reviewedReport).map(({ ruleId, level }) => [ruleId.at(-1), level]);
  expect(Object.fromEntries(levels)).toEqual({
    1: 'warning',
    2: 'warning',
    3: 'warning',
    4: 'note',
  });
});

it('stands at what was asked about, then at code, and links to all other places', () => {
  const member = (path: string, inScope: boolean, isTest: boolean): ReturnType<typeof fakeMember> =>
    fakeMember({ path, inScope, isTest });
  const [result] = resultsOf(
    fakeDuplicateReport([
      fakeCluster({
        members: [
          member('a.ts', false, false),
          member('b.test.ts', true, true),
          member('c.ts', true, false),
        ],
      }),
    ]),
  );
  expect(result?.locations.map(uriOf)).toEqual(['c.ts']);
  expect(result?.relatedLocations.map(uriOf)).toEqual(['b.test.ts', 'a.ts']);
  expect(result?.message.text).toBe(
    'Renamed copy: 11 lines that also stand in [b.test.ts:10-20](1), [a.ts:10-20](2). Similarity 0.90; merging them would save about 10 lines.',
  );
  expect(result?.relatedLocations.map(({ id, message }) => [id, message?.text])).toEqual([
    [1, 'b.test.ts:10-20 Session.send'],
    [2, 'a.ts:10-20 Session.send'],
  ]);
  expect(result?.partialFingerprints).toEqual({ 'kindredClusterId/v1': 'cluster' });
});

it('names every path relative to the repository, so that it reads back to the same', () => {
  const members = nastyNames.map((path) => fakeMember({ path }));
  const [result] = resultsOf(fakeDuplicateReport([fakeCluster({ members })]), 'my app');
  const locations = [...(result?.locations ?? []), ...(result?.relatedLocations ?? [])];
  expect(locations.map((location) => decodeURIComponent(uriOf(location)))).toEqual(
    nastyNames.map((path) => `my app/${path}`),
  );
  for (const location of locations) {
    expect(uriOf(location)).toMatch(/^[\w!'()*.~%/-]+$/);
    expect(location.physicalLocation.artifactLocation.uriBaseId).toBe('%SRCROOT%');
  }
});

it('names a path that is no Unicode text without failing', () => {
  const members = [fakeMember({ path: 'broken\ud800.ts' }), fakeMember()];
  const [result] = resultsOf(fakeDuplicateReport([fakeCluster({ members })]));
  expect(result?.locations.map(uriOf)).toEqual(['broken%EF%BF%BD.ts']);
});

it('makes a link of each place and of nothing else, however many there are', () => {
  const members = Array.from({ length: 14 }, (_, index) =>
    fakeMember({ path: `app/[id]/page(${String(index)}).tsx` }),
  );
  const [result] = resultsOf(fakeDuplicateReport([fakeCluster({ members })]));
  const text = (result?.message.text ?? '').replaceAll(/\\[\\[\]]/g, '');
  const links = [...text.matchAll(/\[[^[\]]+\]\((\d+)\)/g)];
  expect(links.map(([, id]) => Number(id))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(text.match(/[[\]]/g)).toHaveLength(20);
  expect(result?.message.text).toContain(' and 3 more places.');
  expect(result?.relatedLocations).toHaveLength(13);
});

function uriOf({ physicalLocation }: Location): string {
  return physicalLocation.artifactLocation.uri;
}

// Duplicates as SARIF 2.1.0, so that GitHub code scanning shows them in pull requests. A result a
// cluster: it stands at the place that was asked about, and links to the others.
// Shape: OASIS, Static Analysis Results Interchange Format 2.1.0, §3; GitHub, "SARIF support".

import { counted } from '../../base/formatCount.ts';
import {
  cloneTypeNames,
  cloneTypes,
  type DuplicateCluster,
  type DuplicateMember,
  similarityText,
} from '../../core/duplicates/duplicateCluster.ts';
import { leadFirst, type PrintedReport } from './printedReport.ts';
import { levelOf, ruleId, sarifRules } from './sarifRules.ts';
import { nameText, placeText, printable } from './wording.ts';

export interface SarifOptions {
  /** Of Kindred. */
  readonly version: string;
  /** The folder relative to the root of the repository, `packages/app`; '' when it is the root. */
  readonly pathPrefix: string;
}

/** A message with more links is no sentence; all places stand behind it anyhow. */
const maxLinks = 10;

export function sarifReport(report: PrintedReport, options: SarifOptions): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Kindred', semanticVersion: options.version, rules: sarifRules },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.coverage.notes.map((note) => ({
              level: 'note',
              message: { text: escapeMessage(note) },
            })),
          },
        ],
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The root of the repository.' } },
        },
        columnKind: 'utf16CodeUnits',
        results: report.clusters.map((cluster) => resultOf(cluster, options.pathPrefix)),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function resultOf(cluster: DuplicateCluster, pathPrefix: string): object {
  const [lead, ...others] = leadFirst(cluster.members);
  const { cloneType } = cluster;
  return {
    ruleId: ruleId(cloneType),
    ruleIndex: cloneTypes.indexOf(cloneType),
    level: levelOf(cloneType),
    message: { text: messageOf(cluster, others) },
    locations: lead === undefined ? [] : [{ physicalLocation: physicalLocation(lead, pathPrefix) }],
    relatedLocations: others.map((member, index) => ({
      id: index + 1,
      physicalLocation: physicalLocation(member, pathPrefix),
      message: { text: escapeMessage(`${placeText(member)} ${nameText(member)}`.trim()) },
    })),
    // GitHub makes one of its own from the line, and complains about another under its name.
    partialFingerprints: { 'kindredClusterId/v1': cluster.id },
    properties: {
      content: cluster.content,
      similarity: cluster.similarity,
      lines: cluster.lines,
      savedLines: cluster.savedLines,
    },
  };
}

function messageOf(cluster: DuplicateCluster, others: readonly DuplicateMember[]): string {
  const { cloneType, lines, similarity, savedLines } = cluster;
  const links = others
    .slice(0, maxLinks)
    .map((member, index) => `[${escapeMessage(placeText(member))}](${String(index + 1)})`);
  const more = others.length - links.length;
  const places = links.join(', ') + (more === 0 ? '' : ` and ${counted(more, 'more place')}`);
  return [
    `${sentenceCase(cloneTypeNames[cloneType])}: ${counted(lines, 'line')} that also stand in ${places}.`,
    `Similarity ${similarityText(similarity)}; merging them would save about ${counted(Math.round(savedLines), 'line')}.`,
  ].join(' ');
}

function physicalLocation({ path, lines }: DuplicateMember, pathPrefix: string): object {
  return {
    artifactLocation: { uri: uriOf(path, pathPrefix), uriBaseId: '%SRCROOT%' },
    region: { startLine: lines.start, endLine: lines.end },
  };
}

/** Relative, each part encoded; a name that is no Unicode text cannot stand in a URI as it is. */
function uriOf(path: string, pathPrefix: string): string {
  const parts = `${pathPrefix}/${path}`.toWellFormed().split('/');
  return parts
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/');
}

/** §3.11.6: brackets make links, a backslash takes that from them. */
function escapeMessage(text: string): string {
  return printable(text).replaceAll(/[\\[\]]/g, String.raw`\$&`);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

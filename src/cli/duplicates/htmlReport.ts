// Duplicates as one page that needs nothing else: no script, no font, no picture from anywhere.
// Without its styles, as some CI servers show it, it reads the same.

import { counted, formatCount } from '../../base/formatCount.ts';
import {
  cloneTypeNames,
  type DuplicateCluster,
  type DuplicateMember,
  type LeftOut,
  similarityText,
} from '../../core/duplicates/duplicateCluster.ts';
import { leadFirst, type PrintedReport } from './printedReport.ts';
import {
  clusterTitle,
  moreText,
  nameText,
  placeText,
  printable,
  savedText,
  totalsText,
} from './wording.ts';

interface NumberedCluster {
  readonly cluster: DuplicateCluster;
  /** 1-based, in the order of the report. */
  readonly number: number;
}

interface Order {
  readonly name: string;
  readonly value: (cluster: DuplicateCluster) => number;
}

/** Without a script a table is sorted by being there once an order; the first one is open. */
const orders: readonly Order[] = [
  { name: 'saving', value: ({ savedLines }) => savedLines },
  { name: 'similarity', value: ({ similarity }) => similarity },
  { name: 'lines', value: ({ lines }) => lines },
  { name: 'places', value: ({ members }) => members.length },
];

/** @param name  of the folder, for the title */
export function htmlReport(report: PrintedReport, name: string): string {
  const title = `Duplicates in ${escapeHtml(printable(name))}`;
  const clusters = report.clusters.map((cluster, index) => ({ cluster, number: index + 1 }));
  return [
    '<!doctype html>',
    '<html lang="en">',
    headOf(title),
    '<body>',
    '<main>',
    `<h1>${title}</h1>`,
    ...summaryOf(report),
    ...(clusters.length === 0 ? [] : [...tablesOf(clusters), ...placesOf(clusters)]),
    ...rulesOf(report.leftOut),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n');
}

function headOf(title: string): string {
  return [
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${title}</title>`,
    `<style>\n${styleSheet}\n</style>`,
    '</head>',
  ].join('\n');
}

const styleSheet = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.25rem 0.5rem; text-align: start; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
code { overflow-wrap: anywhere; }
summary { cursor: pointer; padding: 0.25rem 0; }`;

function summaryOf(report: PrintedReport): string[] {
  const sentences = [totalsText(report), moreText(report), ...report.coverage.notes];
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
}

function tablesOf(clusters: readonly NumberedCluster[]): string[] {
  return [
    '<h2>Overview</h2>',
    ...orders.map((order, index) => {
      const sorted = clusters.toSorted((a, b) => order.value(b.cluster) - order.value(a.cluster));
      return [
        // Of the elements with one name, the browser keeps one open.
        `<details name="order"${index === 0 ? ' open' : ''}>`,
        `<summary>Sorted by ${order.name}</summary>`,
        tableOf(sorted, order),
        '</details>',
      ].join('\n');
    }),
  ];
}

function tableOf(clusters: readonly NumberedCluster[], { name }: Order): string {
  const heading = (label: string, isNumber = false): string =>
    `<th scope="col"${isNumber ? ' class="number"' : ''}${label === name ? ' aria-sort="descending"' : ''}>${label}</th>`;
  return [
    '<table>',
    `<thead><tr>${heading('cluster')}${heading('type')}${orders.map((order) => heading(order.name, true)).join('')}</tr></thead>`,
    '<tbody>',
    ...clusters.map(rowOf),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function rowOf({ cluster, number }: NumberedCluster): string {
  const { cloneType, similarity, lines, members } = cluster;
  const [first] = leadFirst(members);
  const place = first === undefined ? '' : ` ${codeOf(placeText(first))}`;
  const numbers = [
    savedText(cluster),
    similarityText(similarity),
    formatCount(lines),
    formatCount(members.length),
  ];
  return `<tr><td><a href="#cluster-${String(number)}">${String(number)}</a>${place}</td><td>${cloneTypeNames[cloneType]}</td>${numbers.map((text) => `<td class="number">${text}</td>`).join('')}</tr>`;
}

function placesOf(clusters: readonly NumberedCluster[]): string[] {
  return [
    '<h2>Places</h2>',
    ...clusters.map(({ cluster, number }) =>
      [
        '<details>',
        `<summary>${String(number)}. ${escapeHtml(clusterTitle(cluster))}</summary>`,
        // The anchor is inside, so that following it unfolds what is around it.
        `<ul id="cluster-${String(number)}">`,
        ...cluster.members.map(memberItem),
        '</ul>',
        '</details>',
      ].join('\n'),
    ),
  ];
}

function memberItem(member: DuplicateMember): string {
  const name = nameText(member);
  return `<li>${codeOf(placeText(member))}${name === '' ? '' : ` ${codeOf(name)}`}${member.isTest ? ' (test)' : ''}</li>`;
}

function rulesOf(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  return [
    '<h2>Left out</h2>',
    '<ul>',
    ...leftOut.map(
      ({ rule, reason, count }) =>
        `<li>${escapeHtml(`${counted(count, 'time')}: ${rule}. ${reason}`)}</li>`,
    ),
    '</ul>',
  ];
}

function codeOf(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

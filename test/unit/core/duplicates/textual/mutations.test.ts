import { describe, expect, test } from 'vitest';
import { findPairs, sourceFile } from '../../../../support/duplicateFiles.ts';

/** A function in a language, how it is edited there, and something else to put around it. */
interface Subject {
  readonly path: string;
  readonly text: string;
  readonly rename: readonly (readonly [from: string, to: string])[];
  readonly comment: string;
  /** Fits between any two statements of the body. */
  readonly statement: string;
  /** Two neighbouring lines that may change places. */
  readonly reorder: readonly [string, string];
}

const subjects: readonly Subject[] = [
  {
    path: 'prices.ts',
    text: `export function sumPrices(items: readonly Item[], rate: number): number {
  const visible = items.filter((item) => !item.hidden);
  const limit = settings.read('limit') ?? 100;
  let sum = 0;
  for (const item of visible) {
    if (item.count > limit) throw new RangeError(item.name);
    sum += item.price * item.count * (1 + rate);
  }
  log.debug('summed', visible.length, sum);
  return Math.round(sum * 100) / 100;
}`,
    rename: [
      ['item', 'row'],
      ['sum', 'total'],
    ],
    comment: '// What a basket costs.',
    statement: '  metrics.count(rate);',
    reorder: [`  const limit = settings.read('limit') ?? 100;`, '  let sum = 0;'],
  },
  {
    path: 'fetch.py',
    text: `def fetch_pages(session, url, limit=10):
    pages = []
    cursor = None
    retries = 0
    while len(pages) < limit:
        answer = session.get(url, params={"cursor": cursor})
        if answer.status_code == 503 and retries < 3:
            retries += 1
            time.sleep(2 ** retries)
            continue
        answer.raise_for_status()
        body = answer.json()
        pages.extend(body["items"])
        cursor = body.get("next")
        if cursor is None:
            break
    return pages[:limit]`,
    rename: [
      ['pages', 'results'],
      ['answer', 'reply'],
    ],
    comment: '    # The server tells the next page.',
    statement: '    trace(session)',
    reorder: ['    cursor = None', '    retries = 0'],
  },
  {
    path: 'merge.go',
    text: `func mergeRanges(ranges []Range, gap int) []Range {
	sort.Slice(ranges, func(i, j int) bool { return ranges[i].Start < ranges[j].Start })
	merged := make([]Range, 0, len(ranges))
	last := -1
	for _, next := range ranges {
		if last >= 0 && next.Start <= merged[last].End+gap {
			merged[last].End = max(merged[last].End, next.End)
			continue
		}
		merged = append(merged, next)
		last++
	}
	return merged
}`,
    rename: [
      ['ranges', 'spans'],
      ['merged', 'joined'],
    ],
    comment: '	// Sorted by their start.',
    statement: '	observe(gap)',
    reorder: ['	merged := make([]Range, 0, len(ranges))', '	last := -1'],
  },
  {
    path: 'parse.rs',
    text: `pub fn parse_header<'a>(line: &'a str, limits: &Limits) -> Result<Header<'a>, ParseError> {
    let (name, value) = line.split_once(':').ok_or(ParseError::NoColon)?;
    let name = name.trim_end();
    let value = value.trim();
    if name.is_empty() || name.len() > limits.max_name {
        return Err(ParseError::BadName { length: name.len() });
    }
    if value.bytes().any(|byte| byte < 0x20 && byte != b'\\t') {
        return Err(ParseError::Control);
    }
    Ok(Header { name, value, known: KNOWN.get(name).copied() })
}`,
    rename: [
      ['name', 'key'],
      ['limits', 'bounds'],
    ],
    comment: '    // Folded lines are joined before.',
    statement: '    debug_assert!(limits.max_name > 0);',
    reorder: ['    let name = name.trim_end();', '    let value = value.trim();'],
  },
  {
    path: 'report.rb',
    text: `def monthly_report(orders, month:, currency: "EUR")
  selected = orders.select { |order| order.date.month == month && !order.cancelled? }
  grouped = selected.group_by(&:customer)
  started = Time.now
  rows = grouped.map do |customer, list|
    amount = list.sum { |order| order.amount_in(currency) }
    { name: customer.name, orders: list.size, amount: amount.round(2) }
  end
  logger.info("report for #{month}: #{rows.size} rows")
  rows.sort_by { |row| -row[:amount] }.first(MAX_ROWS)
end`,
    rename: [
      ['order', 'sale'],
      ['rows', 'lines'],
    ],
    comment: '  # Cancelled ones are not paid.',
    statement: '  audit(month)',
    reorder: ['  grouped = selected.group_by(&:customer)', '  started = Time.now'],
  },
  {
    path: 'Cache.cs',
    text: `public async Task<T> GetOrAddAsync<T>(string key, Func<Task<T>> make, TimeSpan ttl)
{
    var now = clock.UtcNow;
    var scope = tracer.Begin(key);
    if (entries.TryGetValue(key, out var entry) && entry.Expires > now)
    {
        hits.Increment();
        return (T)entry.Value;
    }
    await gate.WaitAsync();
    try
    {
        var made = await make();
        entries[key] = new Entry(made, now + ttl);
        return made;
    }
    finally { gate.Release(); }
}`,
    rename: [
      ['entry', 'slot'],
      ['made', 'fresh'],
    ],
    comment: '    // One maker at a time.',
    statement: '    Guard.NotNull(make);',
    reorder: ['    var now = clock.UtcNow;', '    var scope = tracer.Begin(key);'],
  },
  {
    path: 'Layout.hs',
    text: `layoutColumns :: Int -> [Column] -> [Placed]
layoutColumns width columns = zipWith3 Placed offsets widths columns
  where
    fixed = sum [w | Column { colWidth = Fixed w } <- columns]
    flexible = length (filter (isFlexible . colWidth) columns)
    share = if flexible == 0 then 0 else (width - fixed) \`div\` flexible
    widths = map (widthOf share . colWidth) columns
    offsets = scanl (\\x w -> x + w + gutter) 0 widths
    widthOf _ (Fixed w) = w
    widthOf s Flexible = max minWidth s`,
    rename: [
      ['columns', 'fields'],
      ['share', 'part'],
    ],
    comment: '    -- The rest is shared.',
    statement: '    checked = width >= minWidth',
    reorder: [
      '    fixed = sum [w | Column { colWidth = Fixed w } <- columns]',
      '    flexible = length (filter (isFlexible . colWidth) columns)',
    ],
  },
];

type Edit = (subject: Subject) => string;

const edits: readonly (readonly [name: string, types: readonly number[], edit: Edit])[] = [
  ['is copied', [1], ({ text }) => text],
  ['has its comments changed', [1], ({ text, comment }) => insertInMiddle(text, comment)],
  ['is written with other line ends', [1], ({ text }) => text.replaceAll('\n', '\r\n')],
  ['has blank lines put in', [1], ({ text }) => text.replaceAll('\n', '\n\n')],
  [
    'has two names changed',
    [2, 3],
    ({ text, rename }) =>
      rename.reduce(
        (changed, [from, to]) => changed.replaceAll(new RegExp(`\\b${from}`, 'g'), to),
        text,
      ),
  ],
  ['has a statement added', [3], ({ text, statement }) => insertInMiddle(text, statement)],
  ['has a line left out', [3], ({ text, reorder: [line] }) => text.replace(`${line}\n`, '')],
  [
    'has two lines exchanged',
    [2, 3],
    ({ text, reorder: [first, second] }) =>
      text.replace(`${first}\n${second}`, `${second}\n${first}`),
  ],
];

function insertInMiddle(text: string, line: string): string {
  const lines = text.split('\n');
  lines.splice(lines.length >> 1, 0, line);
  return lines.join('\n');
}

describe.each(subjects.map((subject) => [subject.path, subject] as const))(
  'a function of %s',
  (path, subject) => {
    test.each(edits)('is found when it %s', async (_, types, edit) => {
      const copy = edit(subject);
      const count = subject.text.split('\n').length;
      const original = sourceFile(path, subject.text, [{ start: 1, end: count }]);
      const changed = sourceFile(`copy/${path}`, `${copy}\n`, [
        { start: 1, end: copy.split('\n').length },
      ]);
      const pairs = await findPairs([original, changed]);
      expect(pairs).toHaveLength(1);
      expect(types).toContain(pairs[0]?.cloneType);
      expect(pairs[0]?.a.lines).toEqual({ start: 1, end: count });
      expect(pairs[0]?.b.lines).toEqual({ start: 1, end: copy.split('\n').length });
    });
  },
);

test('functions that have nothing to do with each other are no pairs', async () => {
  const files = subjects.map(({ path, text }) =>
    sourceFile(path, text, [{ start: 1, end: text.split('\n').length }]),
  );
  expect(await findPairs(files)).toEqual([]);
});

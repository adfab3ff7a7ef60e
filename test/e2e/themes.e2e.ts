// The panel, the quick pick and the status item in the four kinds of theme, and in narrow and
// wide windows. The pictures are looked at by people; what a machine can see is checked here.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Session, startSession } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await session.screenshot(`failed-${task.name}`);
});

afterAll(async () => {
  await session.close();
});

const themes = [
  ['dark', 'Dark Modern', 'vscode-dark'],
  ['light', 'Light Modern', 'vscode-light'],
  ['contrast-dark', 'Default High Contrast', 'vscode-high-contrast'],
  ['contrast-light', 'Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

describe.each(themes)('the %s theme', (name, theme, bodyClass) => {
  test('is followed by the panel, with text that can be read', async () => {
    const { workbench } = session;
    const { panel } = workbench;
    session.changeSettings({ 'workbench.colorTheme': theme });
    await workbench.openReady(session.folder);
    await workbench.openPanel();
    await expect
      .poll(() => panel.body().getAttribute('class'), { timeout: 20_000 })
      .toContain(bodyClass);
    await panel.search('where are expired sessions removed');
    await panel.hit('removeExpiredSessions').first().waitFor();
    await panel.input().press('ArrowDown');
    await workbench.activeTab().filter({ hasText: 'sessionStore.ts' }).waitFor();
    await session.screenshot(`panel-${name}`);
    const ratios = await panel.hits().evaluateAll(textContrasts);
    expect(Math.min(...ratios)).toBeGreaterThan(name.startsWith('contrast') ? 7 : 3);
  });

  test('is followed by the quick pick and the status item', async () => {
    const { workbench, page } = session;
    await workbench.runCommand('Kindred: Search…');
    await workbench.quickPick.input().fill('when is a failed payment retried');
    await workbench.quickPick.rows('retryCharge.ts').first().waitFor();
    await session.screenshot(`quickpick-${name}`);
    await page.keyboard.press('Escape');
    await workbench.status().hover();
    await page.locator('.monaco-hover:visible').filter({ hasText: 'kindred-sbert' }).waitFor();
    await session.screenshot(`status-${name}`);
  });
});

test.each([420, 700, 1_600])('nothing overflows in a window of %i px', async (width) => {
  const { workbench, page } = session;
  await page.setViewportSize({ width, height: 700 });
  const { panel } = workbench;
  await panel.hits().first().waitFor();
  const overflow = await panel
    .body()
    .evaluate(
      (body) =>
        Math.max(body.scrollWidth, body.ownerDocument.documentElement.scrollWidth) -
        body.clientWidth,
    );
  expect(overflow).toBe(0);
  await session.screenshot(`panel-width-${String(width)}`);
});

/** Runs in the panel: contrast of titles against what is painted behind them. */
function textContrasts(rows: readonly Element[]): number[] {
  const parse = (color: string): number[] => {
    const hex = /^#(..)(..)(..)/.exec(color.trim())?.slice(1);
    if (hex !== undefined) return hex.map((pair) => Number.parseInt(pair, 16));
    return (color.match(/[\d.]+/g) ?? []).map(Number);
  };
  const luminance = (color: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((channel) => {
      const value = channel / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): number[] => {
    for (let each = element; each !== null; each = each.parentElement) {
      const color = parse(getComputedStyle(each).backgroundColor);
      if ((color[3] ?? 1) > 0.9 && color.length > 0) return color;
    }
    return parse(
      getComputedStyle(document.documentElement).getPropertyValue('--vscode-sideBar-background'),
    );
  };
  return rows.map((row) => {
    const title = row.querySelector('.title') ?? row;
    const [high = 0, low = 0] = [
      luminance(parse(getComputedStyle(title).color)),
      luminance(behind(title)),
    ].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  });
}

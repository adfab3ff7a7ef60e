// Elements by hand. Text goes in as text nodes only: file contents can never become markup.

interface ElementOptions {
  readonly className?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {},
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  if (options.className !== undefined) created.className = options.className;
  if (options.text !== undefined) created.textContent = options.text;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    created.setAttribute(name, value);
  }
  if (options.children !== undefined) created.append(...options.children);
  return created;
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A 16 × 16 line drawing in the text's colour, hidden from screen readers. */
export function drawing(className: string, paths: readonly string[]): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', `drawing ${className}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(svgNamespace, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

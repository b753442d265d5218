// What a test asks of a page as somebody looking at it would: these run inside the browser.

/** Whatever sticks out of the window to the right, outside boxes that scroll by themselves. */
export function overflowing(): string[] {
  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  if (document.documentElement.scrollWidth > width) {
    found.push(`page: ${document.documentElement.scrollWidth} > ${width}`);
  }
  const scrolls = (element: Element | null): boolean => {
    for (let at = element; at !== null; at = at.parentElement) {
      if (/auto|scroll|hidden/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  for (const element of Array.from(document.querySelectorAll('main *'))) {
    const { right, width: own } = element.getBoundingClientRect();
    if (own > 0 && right > width + 1 && !scrolls(element.parentElement)) {
      found.push(`${element.tagName}.${element.className}: right ${Math.round(right)}`);
    }
  }
  return found.slice(0, 10);
}

/** Runs of Han characters one can see, outside transcripts and what is marked as quoted Chinese. */
export function hanTexts(): string[] {
  const quoted = '.chat li p, :not(.z, html)[lang="zh-CN"], script, style';
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement!;
    if (!parent.checkVisibility() || parent.closest(quoted)) continue;
    for (const run of node.textContent!.match(/\p{Script=Han}+/gu) ?? []) found.add(run);
  }
  return [...found];
}

/** Texts whose contrast to what lies behind them is below 4.5 (3 for large ones): WCAG AA. */
export function faintTexts(): string[] {
  type Colour = readonly [number, number, number, number];
  const parse = (text: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return /^color\(srgb/.test(text) ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (i: 0 | 1 | 2): number => top[i] * top[3] + below[i] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const behind = (element: Element): Colour => {
    const layers: Colour[] = [];
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      layers.push(parse(getComputedStyle(at).backgroundColor));
    }
    return layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1] as Colour);
  };
  const luminance = ([r, g, b]: Colour): number => {
    const part = (value: number): number => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement!;
    const style = getComputedStyle(parent);
    const size = Number.parseFloat(style.fontSize);
    if (node.textContent!.trim() === '' || size === 0 || !parent.checkVisibility()) continue;
    if (parent.closest('svg')) continue;
    const ground = behind(parent);
    const [a, b] = [luminance(over(parse(style.color), ground)), luminance(ground)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast >= (large ? 3 : 4.5)) continue;
    const box = parent.parentElement!;
    const name = `${box.tagName}.${box.className} > ${parent.tagName}.${parent.className}`;
    found.add(`${name} ${style.color} on ${ground.map(Math.round)}: ${contrast.toFixed(2)}`);
  }
  return [...found].slice(0, 10);
}

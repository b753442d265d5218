// Brings a line into the middle of the box it scrolls in; the page around it stays where it is.

/** The page itself scrolls only where no box does, or where the box's middle is out of sight. */
export function scrollToCentre(line: Element, behavior: ScrollBehavior): void {
  const box = boxOf(line);
  if (box === null) {
    line.scrollIntoView({ block: 'center', behavior });
    return;
  }
  const { top, height } = line.getBoundingClientRect();
  const around = box.getBoundingClientRect();
  const middle = (around.height - height) / 2;
  box.scrollTo({ top: box.scrollTop + top - around.top - middle, behavior });
  if (around.top + middle < 0 || around.top + middle + height > window.innerHeight) {
    box.scrollIntoView({ block: 'nearest', behavior });
  }
}

/** The nearest element around it that has more than it shows; null: the page. */
function boxOf(line: Element): Element | null {
  for (let at = line.parentElement; at !== null && at !== document.body; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    const scrolls = overflowY === 'auto' || overflowY === 'scroll';
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return null;
}

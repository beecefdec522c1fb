import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** Pixels of a row, as the style sheet has it, and rows drawn beyond what is seen. */
const rowHeight = 44;
const beyond = 8;

/** Which of many rows of one height are drawn, and how high what is left out stands above and below; on paper, all of them. */
export function useWindow(count: number) {
  const scrolls = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(600);
  const isPrinted = useSyncExternalStore(onPaper, isOnPaper);
  useEffect(() => {
    const box = scrolls.current;
    if (!box) return undefined;
    const measured = new ResizeObserver(() => setHeight(box.clientHeight));
    measured.observe(box);
    return () => measured.disconnect();
  }, [count === 0]);
  const from = isPrinted ? 0 : Math.max(0, Math.min(first, count) - beyond);
  const to = isPrinted ? count : Math.min(count, first + Math.ceil(height / rowHeight) + 2 * beyond);
  // Not at every pixel: what is drawn beyond lasts for some rows.
  const look = () => {
    const row = Math.floor((scrolls.current?.scrollTop ?? 0) / rowHeight);
    setFirst(row - (row % beyond));
  };
  return {
    scrolls,
    from,
    to,
    above: from * rowHeight,
    below: (count - to) * rowHeight,
    onScroll: look,
    /** Scrolls so far that a row is drawn, before it is gone to. */
    reveal: (row: number) => {
      const box = scrolls.current;
      if (!box) return;
      const head = box.querySelector('thead')?.clientHeight ?? 0;
      const above = row * rowHeight;
      if (above < box.scrollTop) box.scrollTop = above;
      else if (above + rowHeight + head > box.scrollTop + box.clientHeight)
        box.scrollTop = above + rowHeight + head - box.clientHeight;
      look();
    },
  };
}

const paper = matchMedia('print');
const isOnPaper = (): boolean => paper.matches;
const onPaper = (changed: () => void): (() => void) => {
  paper.addEventListener('change', changed);
  return () => paper.removeEventListener('change', changed);
};

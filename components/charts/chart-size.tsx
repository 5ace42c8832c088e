"use client";

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

export type ChartSize = { width: number; height: number };

const Size = createContext<ChartSize>({ width: 0, height: 0 });

/** The pixels a plot has, inside a `ChartFrame`; width 0 until they are known. */
export function useChartSize(): ChartSize {
  return useContext(Size);
}

export function ChartSizeProvider({ size, children }: { size: ChartSize; children: ReactNode }) {
  return <Size value={size}>{children}</Size>;
}

/** Printable width of A4 at 10 mm margins, less the padding of a card. */
const printWidth = 684;

/** Follows the element's width, and narrows to the paper before the browser prints. */
export function useMeasuredWidth(): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => setWidth(Math.floor(target.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    // The page is laid out for paper right after the event: the new width must be drawn before it returns.
    const beforePrint = () => flushSync(() => setWidth((current) => Math.min(current, printWidth)));
    addEventListener("beforeprint", beforePrint);
    addEventListener("afterprint", measure);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", beforePrint);
      removeEventListener("afterprint", measure);
    };
  }, []);

  return [element, width];
}

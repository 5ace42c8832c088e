"use client";

import { useEffect, useRef, useState } from "react";
import type { CostLinesPage } from "@/lib/chart/cost-lines-page";
import { type CostLine, cursorOf } from "@/lib/schema/cost-lines";
import { printCostQuery } from "@/lib/schema/cost-query";

export type CostLinesLoaded = {
  lines: readonly CostLine[];
  loading: boolean;
  failure: string | null;
  /** null: all of them are here. */
  more: (() => void) | null;
};

/** The lines of the page and those that were asked for since. */
export function useCostLines(page: CostLinesPage): CostLinesLoaded {
  const [added, setAdded] = useState<readonly CostLine[]>([]);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const shown = useRef(page);

  useEffect(() => {
    shown.current = page;
    setAdded([]);
    setFailure(null);
  }, [page]);

  const lines = shown.current === page ? [...page.lines, ...added] : page.lines;
  const last = lines.at(-1);

  async function load(after: CostLine) {
    setLoading(true);
    setFailure(null);
    try {
      const params = new URLSearchParams({ ...printCostQuery(page.query), sort: page.sort, ...cursorOf(after) });
      const response = await fetch(`/costs/lines/rows.json?${params}`);
      const body: { lines?: readonly CostLine[]; title?: string } = await response.json();
      // The page may have moved on to other lines while these were on their way.
      if (shown.current !== page) return;
      if (response.ok && body.lines) setAdded((before) => [...before, ...(body.lines ?? [])]);
      else setFailure(body.title ?? "The server did not answer.");
    } catch {
      setFailure("The server could not be reached.");
    } finally {
      setLoading(false);
    }
  }

  const more = last && lines.length < page.lineCount ? () => void load(last) : null;
  return { lines, loading, failure, more };
}

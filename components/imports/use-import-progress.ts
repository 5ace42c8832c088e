"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type ImportDetail, importDetail, runningStatuses } from "@/lib/schema/import";

const pollMs = 1_000;

/** The import as it is now: asked for again while something is going on, and the whole page when that is over. */
export function useImportProgress(file: ImportDetail): ImportDetail {
  const router = useRouter();
  const [latest, setLatest] = useState(file);
  const current = latest.updatedAt > file.updatedAt ? latest : file;
  const { id, status } = current;
  const running = runningStatuses.includes(status);

  useEffect(() => {
    if (!running) return;
    let over = false;
    const timer = setInterval(async () => {
      const next = await fetchImport(id);
      if (over || !next) return;
      setLatest(next);
      if (next.status !== status) router.refresh();
    }, pollMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [id, status, running, router]);

  return current;
}

/** null: no answer this time; the next one may come. */
async function fetchImport(id: string): Promise<ImportDetail | null> {
  try {
    const response = await fetch(`/api/v1/imports/${id}`);
    return response.ok ? importDetail.parse(await response.json()) : null;
  } catch {
    return null;
  }
}

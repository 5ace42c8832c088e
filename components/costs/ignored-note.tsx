"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** What of the address could not be understood; the page shows what is usual in its place. */
export function IgnoredNote({ ignored }: { ignored: readonly string[] }) {
  const text = ignored.join(", ");
  const [dismissed, setDismissed] = useState("");
  if (text === "" || dismissed === text) return null;
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 rounded-control bg-warn-bg px-3 py-1 text-table">
      <span className="min-w-0 break-words">
        Ignored filter {text}: there is no such value, or it is not yours to see.
      </span>
      <Button variant="quiet" size="sm" onClick={() => setDismissed(text)}>
        Dismiss
      </Button>
    </p>
  );
}

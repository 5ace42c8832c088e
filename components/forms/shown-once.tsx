"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

export type ShownOnceProps = { label: string; secret: string; note: string };

/** A secret that nobody can look up again. */
export function ShownOnce({ label, secret, note }: ShownOnceProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Without https a browser has no clipboard; the text can still be selected.
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-table font-medium">{label}</p>
      <div className="flex items-center gap-2 rounded-control border border-border bg-sunken p-2">
        <code className="min-w-0 flex-1 font-mono text-table break-all select-all">{secret}</code>
        <Button size="sm" onClick={() => void copy()}>
          {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p className="text-table text-muted">{note}</p>
    </div>
  );
}

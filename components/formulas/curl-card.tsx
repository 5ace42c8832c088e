"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { curlCommand } from "@/lib/format/curl";

/** The same calculation over the API, with what is typed. */
export function CurlCard({ name, input }: { name: string; input: unknown }) {
  const command = curlCommand(`/api/v1/calculations/${name}`, input);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    // Without https a browser has no clipboard; the text can still be selected.
    await navigator.clipboard?.writeText(command).then(
      () => setCopied(command),
      () => setCopied(null),
    );
  };
  return (
    <Card
      title="Over the API"
      note="$CROSSOVER is this address, $TOKEN a token of yours with “Run calculations” from Settings, API tokens."
    >
      <pre className="mt-2 rounded-control bg-sunken p-3 font-mono text-caption break-all whitespace-pre-wrap select-all">
        {command}
      </pre>
      <Button size="sm" className="mt-2" onClick={() => void copy()}>
        {copied === command ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {copied === command ? "Copied" : "Copy as curl"}
      </Button>
    </Card>
  );
}

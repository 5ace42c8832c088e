"use client";

import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { useToast } from "@/components/ui/toast";
import { formatCount } from "@/lib/format/quantity";
import type { RateActions } from "./rate-actions";

const shown = 20;

/** Takes all rates of a CSV file, or says line by line why it takes none. */
export function RateFile({ action }: { action: RateActions["importFile"] }) {
  const input = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { pending, failure, run } = useAction();
  const notify = useToast();

  async function read(file: File) {
    const text = await file.text();
    run(
      () => action({ text }),
      (result) => {
        setProblems(result.problems);
        if (result.problems.length === 0) notify({ title: `${formatCount(result.saved, "rate")} changed` });
      },
    );
  }

  const said = failure === null ? problems : [failure];
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file of exchange rates"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void read(file);
          event.target.value = "";
        }}
      />
      <Button aria-disabled={pending || undefined} onClick={() => input.current?.click()}>
        <Upload size={16} aria-hidden />
        {pending ? "Reading" : "Import CSV"}
      </Button>
      {said.length > 0 ? (
        <div className="order-last basis-full">
          <ErrorPanel title="Nothing of the file was saved">
            <ul>
              {said.slice(0, shown).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
              {said.length > shown ? <li>and {said.length - shown} more</li> : null}
            </ul>
          </ErrorPanel>
        </div>
      ) : null}
    </>
  );
}

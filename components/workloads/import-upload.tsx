"use client";

import { cx } from "class-variance-authority";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { workloadColumns } from "@/lib/schema/workload-columns";

export type ImportUploadProps = { problem: string | null; pending: boolean; onFile: (file: File) => void };

export function ImportUpload({ problem, pending, onFile }: ImportUploadProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !pending) onFile(file);
  };
  return (
    <>
      {problem ? (
        <p role="alert" className="rounded-card border border-over bg-over-bg px-4 py-3 text-table break-words">
          {problem}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut, the button inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "flex flex-col items-center gap-3 rounded-card border border-dashed px-4 py-10 text-center",
          over ? "border-accent bg-selected" : "border-control bg-card",
        )}
      >
        <FileUp size={24} aria-hidden className="text-muted" />
        <p className="text-table">Drop a CSV file here, or choose one. At most 5 MB and 10,000 lines, UTF-8.</p>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          aria-label="CSV file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onFile(file);
            event.target.value = "";
          }}
        />
        <div className="flex flex-wrap justify-center gap-2">
          <Button variant="primary" aria-disabled={pending || undefined} onClick={() => input.current?.click()}>
            {pending ? "Checking" : "Choose file"}
          </Button>
          <a href="/workloads/template.csv" download className={buttonStyle({ className: "text-text no-underline" })}>
            Download template
          </a>
        </div>
        <p className="text-caption text-muted">The file is checked first. Nothing is written until you confirm.</p>
      </div>
      <Card title="Columns" note="Names stand in the first line. An export of the list can be imported as it is.">
        <dl className="mt-2 grid gap-x-8 sm:grid-cols-2">
          {workloadColumns.map(({ column, required, help }) => (
            <div key={column} className="flex flex-wrap gap-x-3 border-t border-hairline py-1.5 text-table">
              <dt className="font-mono text-caption leading-5 break-all">
                {column}
                {required ? <span className="ml-2 font-sans text-muted">required</span> : null}
              </dt>
              <dd className="w-full text-caption text-muted">{help}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}

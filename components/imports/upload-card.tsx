"use client";

import { cx } from "class-variance-authority";
import { FileUp } from "lucide-react";
import Link from "next/link";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { kindNames } from "@/lib/chart/imports";
import type { SourceRow } from "@/lib/chart/imports-page";
import { formatBytes } from "@/lib/format/bytes";
import { formatQuantity } from "@/lib/format/quantity";
import { type ImportKind, importKinds } from "@/lib/schema/import-check";
import { ProgressBar } from "./progress-bar";
import { useUpload } from "./use-upload";

const newSource = "new";

const kindHints: Readonly<Record<ImportKind, string>> = {
  focus: "FOCUS 1.0 to 1.4, as cloud providers export it",
  usage: "GPU-hours by day, priced by the price book",
  metrics: "What was made: tokens, requests, runs",
};

export type UploadCardProps = {
  sources: readonly SourceRow[];
  bytesAtMost: number;
  onReceived: (id: string) => void;
};

/** One file of one source. It is only checked: nothing counts before it is committed. */
export function UploadCard({ sources, bytesAtMost, onReceived }: UploadCardProps) {
  const [sourceId, setSourceId] = useState(sources[0]?.id ?? newSource);
  const [name, setName] = useState("");
  const [kind, setKind] = useState<ImportKind>("focus");
  const [period, setPeriod] = useState("");
  const [unnamed, setUnnamed] = useState(false);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { state, send, stop } = useUpload({ bytesAtMost, onReceived });
  const sending = state.name === "sending";
  const chosen = sources.find(({ id }) => id === sourceId);
  const isNew = chosen === undefined;

  function take(file: File | undefined) {
    if (!file || sending) return;
    const source = (chosen?.name ?? name).trim();
    setUnnamed(source === "");
    if (source !== "") send({ file, source, kind: isNew ? kind : null, period });
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <Card title="Upload" note="The file is checked first. Nothing counts before you commit it.">
      <div className="mt-3 flex min-w-0 flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field label="Source">
            {(control) => (
              <Select
                {...control}
                aria-label="Source"
                className="w-full"
                options={[
                  ...sources.map((source) => ({
                    value: source.id,
                    label: source.name,
                    hint: kindNames[source.kind],
                  })),
                  { value: newSource, label: "New source…" },
                ]}
                value={sourceId}
                onValueChange={setSourceId}
              />
            )}
          </Field>
          {isNew ? (
            <Field label="Name of the source" error={unnamed && name.trim() === "" ? "Name the source." : undefined}>
              {(control) => (
                <Input {...control} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
          ) : null}
          {isNew ? (
            <Field label="Kind">
              {(control) => (
                <Select
                  {...control}
                  aria-label="Kind"
                  className="w-full"
                  options={importKinds.map((value) => ({ value, label: kindNames[value], hint: kindHints[value] }))}
                  value={kind}
                  onValueChange={setKind}
                />
              )}
            </Field>
          ) : null}
          <Field label="Month" optional hint="Left empty, the file says which.">
            {(control) => (
              <Input
                {...control}
                value={period}
                placeholder="2026-11"
                maxLength={7}
                onChange={(event) => setPeriod(event.target.value.trim())}
              />
            )}
          </Field>
        </div>
        {state.name === "failed" ? (
          <p role="alert" className="rounded-card border border-over bg-over-bg px-4 py-3 text-table break-words">
            {state.message}
          </p>
        ) : null}
        {state.name === "duplicate" ? (
          <p role="status" className="rounded-card border border-border bg-selected px-4 py-3 text-table break-words">
            {state.fileName} counts already: exactly this file was imported before, so nothing was changed.{" "}
            <Link href={`/imports/${state.id}`}>Open that import</Link>
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
            "flex flex-col items-center gap-3 rounded-card border border-dashed px-4 py-6 text-center",
            over ? "border-accent bg-selected" : "border-control",
          )}
        >
          {sending ? (
            <div className="flex w-full max-w-lg flex-col items-center gap-3">
              <div className="w-full text-left">
                <ProgressBar
                  label={`Sending ${state.fileName}`}
                  share={state.share}
                  now={Math.round(state.share * 100)}
                  max={100}
                  text={`${formatQuantity(Math.floor(state.share * 100))}% sent`}
                />
              </div>
              <p className="text-caption text-muted">
                Keep this tab open until the file has arrived. Its check goes on without you.
              </p>
              <Button onClick={stop}>Stop sending</Button>
            </div>
          ) : (
            <>
              <FileUp size={24} aria-hidden className="text-muted" />
              <p className="text-table">Drop a file here, or choose one: CSV, also as gzip or zstd, or Parquet.</p>
              <input
                ref={input}
                type="file"
                accept=".csv,.gz,.zst,.parquet,text/csv,application/gzip,application/zstd"
                aria-label="File to import"
                className="sr-only"
                tabIndex={-1}
                onChange={(event) => {
                  take(event.target.files?.[0]);
                  event.target.value = "";
                }}
              />
              <Button variant="primary" onClick={() => input.current?.click()}>
                Choose file
              </Button>
              <p className="text-caption text-muted">At most {formatBytes(bytesAtMost)}, as the file is sent.</p>
            </>
          )}
        </div>
      </div>
    </Card>
  );
}

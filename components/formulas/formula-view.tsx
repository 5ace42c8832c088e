"use client";

import { useMemo, useState } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import { useChecked } from "@/components/planners/use-checked";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Calculation, Schema } from "@/lib/schema/calculation/definition";
import { calculations } from "@/lib/schema/calculations";
import type { FormulaPage } from "@/lib/schema/formula";
import { CaseSentence } from "./case-sentence";
import { CurlCard } from "./curl-card";
import { FormulaForm } from "./formula-form";
import { LongResultCard, type RunCalculation } from "./long-result-card";
import { ReferenceCases } from "./reference-cases";
import { ResultCard } from "./result-card";

export type FormulaViewProps = FormulaPage & { run: RunCalculation };

/**
 * A calculation with a live form, what comes out as it is typed, and the published examples it is held against. One that
 * takes long is checked as it is typed, and runs when it is asked to.
 */
export function FormulaView({ name, title, formula, source, fields, start, isLong, cases, run }: FormulaViewProps) {
  const [input, setInput] = useState(start);
  // What is typed may break every rule, so the entry's own types say nothing about it; its schema checks it.
  const definition = calculations[name] as Calculation<Schema, Schema>;
  const checked = useMemo(() => (isLong ? { ...definition, run: () => null } : definition), [isLong, definition]);
  const { output, isStale, errors } = useChecked(checked, input);
  const hold = cases.filter(({ verdict }) => verdict.kind === "holds").length;
  return (
    <>
      <PageHeader title={title} breadcrumb={[{ label: "Formulas", href: "/formulas" }, { label: title }]} />
      <PageContent>
        <Sentence note={`Source: ${source}`}>
          <CaseSentence cases={cases.length} hold={hold} />
        </Sentence>
        <Card title="Formula">
          <p className="mt-1 max-w-[110ch] font-mono text-table break-words">{formula}</p>
        </Card>
        <div className="grid items-start gap-3 md:gap-4 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <FormulaForm
            fields={fields}
            input={input}
            errors={errors}
            onChange={setInput}
            reset={
              <Button size="sm" disabled={input === start} onClick={() => setInput(start)}>
                Reset
              </Button>
            }
          />
          <div className="flex min-w-0 flex-col gap-3 md:gap-4">
            {isLong ? (
              <LongResultCard name={name} input={input} isStale={isStale} run={run} />
            ) : (
              <ResultCard output={output} isStale={isStale} />
            )}
            <CurlCard name={name} input={input} />
          </div>
        </div>
        <ReferenceCases cases={cases} onTry={setInput} />
      </PageContent>
    </>
  );
}

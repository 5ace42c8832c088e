"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/lib/format/quantity";
import type { FormulaFamily, FormulaSummary } from "@/lib/schema/formula";

/** Every calculation, by what it is about; the search looks through names, formulas and sources. */
export function FormulaFamilies({ families }: { families: readonly FormulaFamily[] }) {
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase().split(/\s+/);
  const shown = families
    .map((family) => ({ ...family, formulas: family.formulas.filter((formula) => matches(formula, words)) }))
    .filter(({ formulas }) => formulas.length > 0);
  const found = shown.reduce((sum, family) => sum + family.formulas.length, 0);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex h-8 w-full max-w-sm items-center gap-2 rounded-control border border-control bg-card px-2.5 text-muted max-md:h-10">
          <Search size={16} aria-hidden className="shrink-0" />
          <span className="sr-only">Search formulas</span>
          <input
            type="search"
            data-search
            value={search}
            placeholder="Search formulas"
            onChange={(event) => setSearch(event.target.value)}
            className="h-full w-full min-w-0 bg-transparent text-table text-text"
          />
        </label>
        <span role="status" className="text-table text-muted">
          {search === "" ? "" : formatCount(found, "calculation")}
        </span>
      </div>
      {found === 0 ? <EmptyState title="No calculation has these words." /> : null}
      {shown.map(({ title, formulas }) => (
        <Card key={title} title={title} flush>
          <ul className="mt-2">
            {formulas.map((formula) => (
              <FormulaRow key={formula.name} formula={formula} />
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

function FormulaRow({ formula: { name, title, formula, source, cases, hold } }: { formula: FormulaSummary }) {
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-t border-hairline px-4 py-2 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_auto]">
      <Link href={`/formulas/${name}`} className="self-start py-0.5 text-table font-medium">
        {title}
      </Link>
      <div className="min-w-0">
        <p className="font-mono text-caption leading-5 break-words">{formula}</p>
        <p className="text-caption text-muted">{source}</p>
      </div>
      <div className="flex items-start gap-1 md:w-44 md:justify-end">
        {hold > 0 ? <Badge tone="ok">{hold === 1 ? "1 case holds" : `${hold} cases hold`}</Badge> : null}
        {cases > hold ? <Badge tone="warn">{cases - hold} corrected</Badge> : null}
        {cases === 0 ? <Badge>no case</Badge> : null}
      </div>
    </li>
  );
}

function matches({ name, title, formula, source }: FormulaSummary, words: readonly string[]): boolean {
  const text = `${name} ${title} ${formula} ${source}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

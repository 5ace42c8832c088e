import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { FormulaNote } from "@/lib/schema/planner";

/** Formula and source of what a planner shows. */
export function HowComputed({ formulas, inputs }: { formulas: readonly FormulaNote[]; inputs?: string | undefined }) {
  return (
    <Card title="How is this computed?" note={inputs}>
      <dl className="mt-2 flex flex-col gap-3 text-table">
        {formulas.map(({ name, title, formula, source }) => (
          <div key={name}>
            <dt className="font-medium">{title}</dt>
            <dd className="font-mono text-caption break-words">{formula}</dd>
            <dd className="text-muted">
              {source}. <Link href={`/formulas/${name}`}>Reference cases of {title.toLowerCase()}</Link>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

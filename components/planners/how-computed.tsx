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
              {source}.{" "}
              <Link href={`/formulas/${name}`} className="underline">
                Reference cases of {inSentence(title)}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** "What idle GPUs cost" → "what idle GPUs cost"; "GPU sharing" stays. */
function inSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

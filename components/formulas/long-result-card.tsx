"use client";

import Link from "next/link";
import { useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FormState } from "@/lib/action/form-state";
import { ResultCard } from "./result-card";

export type RunCalculation = (asked: { name: string; input: unknown }) => Promise<FormState<{ output: unknown }>>;

type LongResultCardProps = { name: string; input: unknown; isStale: boolean; run: RunCalculation };

/** Pages that do the same with workloads and prices of one's own. */
const places: Readonly<Record<string, { href: string; label: string }>> = {
  placement: { href: "/placement", label: "Open Placement" },
};

/** The result of a calculation that takes seconds: asked for, and run beside the server. */
export function LongResultCard({ name, input, isStale, run }: LongResultCardProps) {
  const action = useAction();
  const [answer, setAnswer] = useState<{ input: unknown; output: unknown } | null>(null);
  const place = places[name];
  return (
    <>
      <Card title="Run" note="This calculation can take seconds, so it does not follow what is typed.">
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            disabled={isStale || action.pending}
            onClick={() =>
              action.run(
                () => run({ name, input }),
                ({ output }) => setAnswer({ input, output }),
              )
            }
          >
            {action.pending ? "Running…" : "Run"}
          </Button>
          {place ? (
            <Link href={place.href} className="text-table underline">
              {place.label}
            </Link>
          ) : null}
        </div>
        {isStale ? <p className="mt-2 text-table text-over">An input breaks a rule, see below it.</p> : null}
        {action.failure ? (
          <p role="alert" className="mt-2 text-table font-medium text-over">
            {action.failure}
          </p>
        ) : null}
        {answer && answer.input !== input ? (
          <p role="status" className="mt-2 text-table text-muted">
            The result is that of the input before the last change.
          </p>
        ) : null}
      </Card>
      {answer ? <ResultCard output={answer.output} isStale={false} /> : null}
    </>
  );
}

import type { ReactNode } from "react";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Sentence } from "@/components/layout/sentence";
import type { FormulaNote } from "@/lib/schema/planner";
import { HowComputed } from "./how-computed";

export type PlannerLayoutProps = {
  title: string;
  /** `<AddToScenario>`, and what else the planner can do. */
  actions?: ReactNode;
  /** The answer with its numbers in `<b>`. */
  finding: ReactNode;
  note?: ReactNode;
  /** A rule is broken: the results are those of the last input that kept it. */
  isStale?: boolean;
  inputs: ReactNode;
  results: ReactNode;
  formulas: readonly FormulaNote[];
  /** Where the inputs come from, for "How is this computed?". */
  inputsFrom?: string;
};

/** Every planner: the answer first, its inputs on the left, what they come to on the right, and how. */
export function PlannerLayout(props: PlannerLayoutProps) {
  const { title, actions, finding, note, isStale = false, inputs, results, formulas, inputsFrom } = props;
  return (
    <>
      <PageHeader title={title} actions={actions} />
      <PageContent>
        <Sentence note={note}>{finding}</Sentence>
        {isStale ? (
          <p role="status" className="rounded-control bg-warn-bg px-3 py-1.5 text-table">
            An input breaks a rule, see below it. The results are those of the last input that kept it.
          </p>
        ) : null}
        <div className="grid items-start gap-3 md:gap-4 lg:grid-cols-[272px_minmax(0,1fr)] xl:grid-cols-[288px_minmax(0,1fr)]">
          <section
            aria-label="Inputs"
            className="card flex min-w-0 flex-col gap-3 rounded-card border border-border bg-card px-4 pt-3 pb-4"
          >
            {inputs}
          </section>
          <div className="flex min-w-0 flex-col gap-3 md:gap-4">
            {results}
            <HowComputed formulas={formulas} inputs={inputsFrom} />
          </div>
        </div>
      </PageContent>
    </>
  );
}

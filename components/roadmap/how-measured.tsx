import Link from "next/link";
import { Card } from "@/components/ui/card";

/** How planned, realised and expected savings come about. */
export function HowMeasured() {
  return (
    <div id="how-measured" className="min-w-0 scroll-mt-16">
      <Card title="How is this computed?" note="The same for every initiative, from the ledger and nothing else.">
        <dl className="mt-2 flex flex-col gap-3 text-table">
          <div>
            <dt className="font-medium">Baseline</dt>
            <dd className="text-muted">
              Frozen when an initiative is approved: what its workloads cost, and what they did, in the last three
              complete months before it starts.
            </dd>
          </div>
          <div>
            <dt className="font-medium">Realised</dt>
            <dd className="font-mono text-caption">
              cost before / volume before × volume of the month − cost of the month
            </dd>
            <dd className="text-muted">
              Volume is tokens, else inferences, else GPU-hours used. So growth is no loss and less work no saving.
              Where no volume is known there is no figure. Initiatives on one workload share what it saved in proportion
              to their plans.
            </dd>
          </div>
          <div>
            <dt className="font-medium">Planned</dt>
            <dd className="text-muted">
              In their order, each on what those before it have left, at the volume of the month as its yearly growth
              says; ahead, at today's.{" "}
              <Link href="/formulas/roadmap" className="underline">
                Formula and reference cases
              </Link>
              .
            </dd>
          </div>
          <div>
            <dt className="font-medium">Expected, and its 80% range</dt>
            <dd className="text-muted">
              Measured now, and what the plan still adds by its confidence. The range takes each outcome as even around
              its confidence and initiatives as independent.
            </dd>
          </div>
          <div>
            <dt className="font-medium">Payback</dt>
            <dd className="text-muted">
              The month from which savings less running costs, summed, stay at or above the one-off costs, counted from
              the first start.
            </dd>
          </div>
        </dl>
      </Card>
    </div>
  );
}

import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { Stage } from "@/lib/calc/readiness-rules";
import { stageSteps } from "@/lib/chart/readiness-steps";

/** What the guide recommends at this stage, and where it is done. */
export function StageCard({ stage, mayWrite }: { stage: Stage; mayWrite: boolean }) {
  const { name, meaning, steps } = stageSteps[stage];
  return (
    <Card title={`Stage: ${name}`} note={`${meaning}. What the guide recommends, and where it is done:`}>
      <ol className="mt-2 flex list-decimal flex-col gap-2 pl-5 text-table">
        {steps.map(({ text, place, href, isForWriters }) => (
          <li key={text}>
            <p>
              {text}{" "}
              {isForWriters && !mayWrite ? (
                <span className="text-muted">{place}</span>
              ) : (
                <Link href={href}>{place}</Link>
              )}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

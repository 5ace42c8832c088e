import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { InitiativeView } from "@/lib/chart/initiative-view";

export function InitiativeFacts({ view, originHref }: { view: InitiativeView; originHref: string | null }) {
  return (
    <Card title="Initiative">
      <dl className="mt-2 divide-y divide-hairline border-t border-hairline">
        {view.facts.map(({ label, value }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 py-1.5 text-table">
            <dt className="text-muted">{label}</dt>
            <dd className="max-w-full text-right font-medium break-words whitespace-pre-line">
              {label === "Comes from" && originHref ? (
                <Link href={originHref} className="inline-flex min-h-6 items-center">
                  {value}
                </Link>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

import { Card } from "@/components/ui/card";
import { workloadKindNames, workloadKinds } from "@/lib/calc/classify";
import type { WorkloadHistoryEntry } from "@/lib/chart/workload-page";
import { formatInstant } from "@/lib/format/date";
import { type WorkloadField, workloadFieldNames } from "@/lib/schema/workload";
import { workloadText } from "@/lib/schema/workload-text";

const actions: Record<string, string> = {
  "workload.create": "created it",
  "workload.update": "changed it",
  "workload.archive": "archived it",
  "workload.restore": "restored it",
};

/** Who changed what and when, from the audit log. */
export function WorkloadHistory({ entries, timeZone }: { entries: readonly WorkloadHistoryEntry[]; timeZone: string }) {
  return (
    <Card title="History" note={`From the audit log, ${timeZone}.`}>
      {entries.length === 0 ? (
        <p className="mt-2 text-table text-muted">Nothing is recorded: it came with the sample data.</p>
      ) : (
        <ol className="mt-2 divide-y divide-hairline border-t border-hairline">
          {entries.map((entry) => (
            <li key={entry.id} className="py-2 text-table">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span>
                  <b className="font-medium">{entry.actorName ?? "The deployment"}</b>{" "}
                  {actions[entry.action] ?? entry.action}
                  {entry.imported ? " by import" : ""}
                </span>
                <span className="text-muted">{formatInstant(entry.at, timeZone)}</span>
              </p>
              {Object.keys(entry.changes).length > 0 ? (
                <ul className="mt-1 text-muted">
                  {Object.entries(entry.changes).map(([field, change]) => (
                    <li key={field} className="break-words">
                      {nameOf(field)}: {wordOf(field, change.from)} → {wordOf(field, change.to)}
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function isField(field: string): field is WorkloadField {
  return field in workloadFieldNames;
}

function nameOf(field: string): string {
  return isField(field) ? workloadFieldNames[field] : field;
}

function wordOf(field: string, value: string | number | boolean | null): string {
  const kind = field === "kind" ? workloadKinds.find((each) => each === value) : undefined;
  if (kind) return workloadKindNames[kind];
  const text = isField(field) ? workloadText(field, value) : String(value);
  if (text === "") return "none";
  return field === "utilisation" || field === "growthAnnual" ? `${text}%` : text;
}

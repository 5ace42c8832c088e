"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { SidePanel } from "@/components/ui/side-panel";
import type { VersionEntry } from "@/lib/chart/scenario-history";
import { formatInstant } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { Scenario } from "@/lib/schema/scenario-record";

export type HistoryPanelProps = {
  scenario: Scenario;
  versions: readonly VersionEntry[];
  timeZone: string;
  /** Absent for those who may only read. */
  onRestore?: ((version: number) => void) | undefined;
  onClose: () => void;
};

/** Who changed what, and when; every version can be opened, and made the current one again. */
export function HistoryPanel({ scenario, versions, timeZone, onRestore, onClose }: HistoryPanelProps) {
  return (
    <SidePanel title="Versions" eyebrow={scenario.name} onClose={onClose}>
      <ol className="flex flex-col gap-4">
        {versions.map((entry) => {
          const isCurrent = entry.version === scenario.currentVersion;
          const isShown = entry.version === scenario.version;
          return (
            <li key={entry.version} className="flex flex-col gap-1 border-b border-hairline pb-3 last:border-b-0">
              <div className="flex flex-wrap items-center gap-2">
                <h3>Version {entry.version}</h3>
                {isCurrent ? <Badge tone="plan">current</Badge> : null}
                {isShown ? <Badge>on screen</Badge> : null}
              </div>
              <p className="text-caption text-muted">
                {entry.author}, {formatInstant(entry.createdAt, timeZone)}
              </p>
              {entry.note ? <p className="text-table">{entry.note}</p> : null}
              <Changes entry={entry} />
              <div className="flex flex-wrap gap-2 pt-1">
                {isShown ? null : (
                  <Link
                    href={
                      isCurrent ? `/scenarios/${scenario.id}` : `/scenarios/${scenario.id}?version=${entry.version}`
                    }
                    className="inline-flex min-h-7 items-center text-table"
                  >
                    Open version {entry.version}
                  </Link>
                )}
                {onRestore && !isCurrent ? (
                  <Button size="sm" variant="quiet" onClick={() => onRestore(entry.version)}>
                    Restore version {entry.version}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
    </SidePanel>
  );
}

const shownChanges = 8;

function Changes({ entry }: { entry: VersionEntry }) {
  if (entry.changes.length === 0) {
    return (
      <p className="text-caption text-muted">{entry.version === 1 ? "The first version." : "No input changed."}</p>
    );
  }
  const more = entry.changes.length - shownChanges;
  return (
    <ul className="flex flex-col gap-0.5 text-caption">
      {entry.changes.slice(0, shownChanges).map((change) => (
        <li key={change.key}>
          {change.label}
          {change.owner ? <span className="text-muted"> ({change.owner})</span> : null}:{" "}
          <s className="text-muted no-underline">{change.before}</s> → <b className="font-medium">{change.after}</b>{" "}
          {change.unit}
        </li>
      ))}
      {more > 0 ? <li className="text-muted">and {formatCount(more, "more change", "more changes")}</li> : null}
    </ul>
  );
}

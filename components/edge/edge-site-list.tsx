"use client";

import { cx } from "class-variance-authority";
import { Plus } from "lucide-react";
import { useState } from "react";
import { WorkloadChecklist } from "@/components/planners/workload-picker";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { EdgeFleet } from "@/lib/calc/supply";
import { type EdgeSiteTerms, isForEdge, siteOfWorkload } from "@/lib/chart/edge-sites";
import { formatCount } from "@/lib/format/quantity";
import type { PlannerFrame } from "@/lib/schema/planner";
import { maxEdgeSites } from "@/lib/schema/planner/edge";
import type { SiteRow } from "./site-row";

type FromWorkloads = {
  frame: Pick<PlannerFrame, "workloads" | "supplies">;
  device: EdgeFleet;
  onAdd: (sites: readonly { site: EdgeSiteTerms; workloadId: string }[]) => void;
};

export type EdgeSiteListProps = {
  rows: readonly SiteRow[];
  selectedId: string;
  isBroken: (id: string) => boolean;
  onSelect: (id: string) => void;
  onAdd: () => void;
  workloads: FromWorkloads;
};

/** The sites, one of them open below; more come by hand or from workloads that run today. */
export function EdgeSiteList({ rows, selectedId, isBroken, onSelect, onAdd, workloads }: EdgeSiteListProps) {
  const isFull = rows.length >= maxEdgeSites;
  return (
    <section aria-label="Sites" className="flex flex-col gap-2">
      <ul className="flex max-h-64 flex-col gap-0.5 overflow-y-auto">
        {rows.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === selectedId}
              onClick={() => onSelect(id)}
              className={cx(
                "flex min-h-8 w-full items-center gap-2 rounded-control px-2 text-left text-table -outline-offset-2 hover:bg-hover max-md:min-h-10",
                id === selectedId && "bg-selected font-medium",
              )}
            >
              <span className="min-w-0 flex-1 break-words">{name || "Without a name"}</span>
              {isBroken(id) ? <span className="text-caption text-over">breaks a rule</span> : null}
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onAdd} disabled={isFull}>
          <Plus size={16} aria-hidden />
          Add site
        </Button>
        <WorkloadSites {...workloads} taken={rows} />
      </div>
      {isFull ? <p className="text-caption text-muted">At most {maxEdgeSites} sites.</p> : null}
    </section>
  );
}

function WorkloadSites({ frame, device, onAdd, taken }: FromWorkloads & { taken: readonly SiteRow[] }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const offered = frame.workloads
    .filter((workload) => isForEdge(workload) && !taken.some(({ workloadId }) => workloadId === workload.id))
    .map((workload) => ({ workload, site: siteOfWorkload(workload, { device, supplies: frame.supplies }) }));
  const priced = offered.flatMap(({ workload, site }) => (site ? [{ workload, site }] : []));
  const room = maxEdgeSites - taken.length;
  const added = priced.filter(({ workload }) => chosen.has(workload.id)).slice(0, room);
  return (
    <Dialog
      title="Sites from edge workloads"
      description={`Each becomes a site on ${device.name}: devices for its GPU-hours, its traffic as streams of about 2 Mbit/s, and its cloud cost of today.`}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setChosen(new Set());
      }}
      trigger={<Button disabled={room === 0}>From workloads</Button>}
      footer={
        <Button
          variant="primary"
          disabled={added.length === 0}
          onClick={() => {
            onAdd(added.map(({ workload, site }) => ({ site, workloadId: workload.id })));
            setOpen(false);
          }}
        >
          Add {formatCount(added.length, "site")}
        </Button>
      }
    >
      {priced.length > 0 ? (
        <WorkloadChecklist
          workloads={priced.map(({ workload: { id, name, supplyName } }) => ({ id, name, hint: supplyName }))}
          chosen={chosen}
          onChange={setChosen}
        />
      ) : (
        <p className="text-table text-muted">No further workload is made for the edge, or none has a cloud price.</p>
      )}
      {priced.length > 0 && offered.length > priced.length ? (
        <p className="text-caption text-muted">
          {formatCount(offered.length - priced.length, "workload")} without a cloud price left out.
        </p>
      ) : null}
    </Dialog>
  );
}

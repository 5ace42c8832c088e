"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { TextDialog } from "@/components/scenarios/save-dialogs";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AllocationPool } from "@/lib/schema/allocation-rules";
import { freshId, withoutPool, withPool } from "@/lib/schema/rule-edits";
import type { RulesDraft } from "./use-rules-draft";

/** Cost centres that no statement goes to: mapping rules fill them, sharing rules spread them. */
export function PoolList({ draft, mayEdit }: { draft: RulesDraft; mayEdit: boolean }) {
  // null: closed; "new": another one.
  const [open, setOpen] = useState<AllocationPool | "new" | null>(null);
  const { pools } = draft.rules;
  return (
    <Card
      title="Pools"
      note="Shared cost on its way to teams. What is left in a pool counts as unallocated."
      tools={
        mayEdit ? (
          <Button size="sm" onClick={() => setOpen("new")}>
            <Plus size={16} aria-hidden /> Add pool
          </Button>
        ) : null
      }
    >
      {pools.length === 0 ? <p className="pt-1 text-table text-muted">No pool yet.</p> : null}
      <ul className="flex flex-wrap gap-2 pt-1">
        {pools.map((pool) => (
          <li
            key={pool.id}
            className="flex min-h-8 max-w-full items-center gap-1 rounded-control border border-border pl-3 text-table"
          >
            <span className="min-w-0 truncate py-1 pr-2">{pool.name}</span>
            {mayEdit ? (
              <>
                <Button variant="quiet" size="sm" icon aria-label={`Rename ${pool.name}`} onClick={() => setOpen(pool)}>
                  <Pencil size={14} aria-hidden />
                </Button>
                <Button
                  variant="quiet"
                  size="sm"
                  icon
                  aria-label={`Remove ${pool.name}`}
                  onClick={() => draft.change((rules) => withoutPool(rules, pool.id))}
                >
                  <Trash2 size={14} aria-hidden />
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <TextDialog
        title={open === "new" ? "Add a pool" : "Rename the pool"}
        description="Clusters, platforms and support that several teams use."
        label="Name"
        initial={open === "new" || open === null ? "" : open.name}
        confirm={open === "new" ? "Add pool" : "Apply"}
        required
        open={open !== null}
        onOpenChange={(next) => {
          if (!next) setOpen(null);
        }}
        onConfirm={(name) =>
          draft.change((rules) =>
            withPool(rules, { id: open === "new" || open === null ? freshId(name, rules) : open.id, name }),
          )
        }
      />
    </Card>
  );
}

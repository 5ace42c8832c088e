"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { formatCount } from "@/lib/format/quantity";
import type { ImportCheck } from "@/lib/schema/import-check";

export type ImportDecisionProps = {
  check: ImportCheck;
  pending: boolean;
  onCommit: (acceptRejects: boolean) => void;
  onCancel: () => void;
};

/** The one place where a checked file is made to count, or is given up. */
export function ImportDecision({ check, pending, onCommit, onCancel }: ImportDecisionProps) {
  const [accepted, setAccepted] = useState(false);
  const { rejected, flagged } = check;
  const ready = rejected === 0 || accepted;
  return (
    <Card>
      <div className="flex flex-col gap-3">
        {rejected > 0 ? (
          <Checkbox
            label={`Leave ${formatCount(rejected, "rejected line")} out. Their cost will be missing from every total.`}
            checked={accepted}
            onCheckedChange={setAccepted}
          />
        ) : null}
        {flagged > 0 ? (
          <p className="text-table text-muted">
            {formatCount(flagged, "flagged line")} will wait in the review queue and count nowhere until approved.
          </p>
        ) : null}
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            aria-disabled={!ready || pending || undefined}
            onClick={() => {
              if (ready && !pending) onCommit(accepted);
            }}
          >
            {pending ? "Working" : `Commit ${formatCount(check.accepted, "line")}`}
          </Button>
          <Button
            aria-disabled={pending || undefined}
            onClick={() => {
              if (!pending) onCancel();
            }}
          >
            Cancel import
          </Button>
          {ready ? null : (
            <span className="text-caption text-muted">Accept first that the rejected lines are left out.</span>
          )}
        </div>
      </div>
    </Card>
  );
}

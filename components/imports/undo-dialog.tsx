"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { monthsText, totalsByCurrency } from "@/lib/chart/imports";
import { formatAmount } from "@/lib/format/amount";
import { formatCount } from "@/lib/format/quantity";
import type { ImportDetail } from "@/lib/schema/import";

export type UndoDialogProps = {
  file: ImportDetail | null;
  pending: boolean;
  failure: string | null;
  onUndo: (file: ImportDetail) => void;
  onClose: () => void;
};

/** What would leave the ledger, before it does. */
export function UndoDialog({ file, pending, failure, onUndo, onClose }: UndoDialogProps) {
  if (!file) return null;
  const lines = file.batches.reduce((sum, { rows }) => sum + rows, 0);
  const amounts = totalsByCurrency(file.totals).map(
    ({ currency, effective }) => `${formatAmount(effective, currency)} ${currency}`,
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Undo ${file.name}?`}
      footer={
        <>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
          <Button
            variant="danger"
            aria-disabled={pending || undefined}
            onClick={() => {
              if (!pending) onUndo(file);
            }}
          >
            {pending ? "Undoing" : "Undo import"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-table">
        <p>
          {formatCount(lines, "line")} {amounts.length > 0 ? `with ${amounts.join(" and ")} ` : ""}
          would no longer count in {monthsText(file.batches.map(({ month }) => month)) ?? "any month"}. What the file
          had replaced counts again.
        </p>
        <p className="text-muted">To have it back, send the file once more.</p>
        {failure ? (
          <p role="alert" className="rounded-card border border-over bg-over-bg px-3 py-2">
            {failure}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

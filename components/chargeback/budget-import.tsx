"use client";

import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useAction } from "@/components/forms/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { formatAmount } from "@/lib/format/amount";
import { formatMonth } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { BudgetFileCheck } from "@/lib/schema/budget";
import type { BudgetActions } from "./budget-table";

const shown = 50;
const largest = 1_000_000;

/** A file is checked first; only what the preview lists is written. */
export function BudgetImport({ actions, currency }: { actions: BudgetActions; currency: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [check, setCheck] = useState<{ name: string; found: BudgetFileCheck } | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { pending, failure, run } = useAction();
  const notify = useToast();
  const open = check !== null || failure !== null || tooLarge !== null;

  async function read(file: File) {
    if (file.size > largest) return setTooLarge(`${file.name} is larger than 1 MB.`);
    setTooLarge(null);
    const text = await file.text();
    run(
      () => actions.check({ text }),
      (found) => setCheck({ name: file.name, found }),
    );
  }

  function save() {
    if (!check) return;
    const changes = check.found.changes.map(({ teamId, month, amount }) => ({ teamId, month, amount: amount ?? "" }));
    run(
      () => actions.save({ changes, source: "file" }),
      (_, message) => {
        setCheck(null);
        notify({ title: message });
      },
    );
  }

  const count = check?.found.changes.length ?? 0;
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label="CSV file of budgets"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void read(file);
          event.target.value = "";
        }}
      />
      <Button aria-disabled={pending || undefined} onClick={() => input.current?.click()}>
        <Upload size={16} aria-hidden />
        Import CSV
      </Button>
      <Dialog
        title={check ? `Budgets of ${check.name}` : "The file was not taken"}
        description="Columns: team, month, amount. An empty amount takes a budget away."
        size="lg"
        open={open}
        onOpenChange={(next) => {
          if (next) return;
          setCheck(null);
          setTooLarge(null);
        }}
        footer={
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            {count > 0 ? (
              <Button variant="primary" aria-disabled={pending || undefined} onClick={save}>
                {pending ? "Saving" : `Save ${formatCount(count, "budget")}`}
              </Button>
            ) : null}
          </>
        }
      >
        {(failure ?? tooLarge) ? (
          <p role="alert" className="text-table text-over">
            {failure ?? tooLarge}
          </p>
        ) : null}
        {check ? <Preview check={check.found} currency={currency} /> : null}
      </Dialog>
    </>
  );
}

function Preview({ check, currency }: { check: BudgetFileCheck; currency: string }) {
  if (check.problem !== null) {
    return (
      <p role="alert" className="text-table text-over">
        {check.problem}
      </p>
    );
  }
  const { changes, rejects, unchanged } = check;
  return (
    <div className="flex flex-col gap-3 text-table">
      <p>
        <b>{formatCount(changes.length, "budget")}</b> would change, {formatCount(unchanged, "budget")} stay as they
        are, <b>{formatCount(rejects.length, "value")}</b> rejected.
      </p>
      {rejects.length > 0 ? (
        <ul
          aria-label="Rejected lines"
          className="max-h-48 overflow-auto rounded-control bg-over-bg px-3 py-2 text-over"
        >
          {rejects.slice(0, shown).map(({ line, column, value, reason }) => (
            <li key={`${line} ${column}`}>
              Line {line}, {column} “{value.slice(0, 60)}”: {reason}
            </li>
          ))}
          {rejects.length > shown ? <li>and {rejects.length - shown} more</li> : null}
        </ul>
      ) : null}
      <ul aria-label="Budgets that would change" className="max-h-64 overflow-auto">
        {changes.slice(0, shown).map(({ teamId, team, month, before, amount }) => (
          <li key={`${teamId} ${month}`} className="flex justify-between gap-4 border-t border-hairline py-1">
            <span>
              {team}, {formatMonth(month, "short")}
            </span>
            <span>
              {before === null ? "none" : formatAmount(before, currency)} →{" "}
              {amount === null ? "none" : formatAmount(amount, currency)}
            </span>
          </li>
        ))}
        {changes.length > shown ? <li className="py-1 text-muted">and {changes.length - shown} more</li> : null}
      </ul>
    </div>
  );
}

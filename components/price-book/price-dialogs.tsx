"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import type { FormState } from "@/lib/action/form-state";
import type { BookSupply, BookTerms } from "@/lib/schema/price-book";
import { supplyKindNames, typicalTerms } from "@/lib/schema/supply-defaults";
import { PriceForm } from "./price-form";

/** Server actions take what they parse, so the dialogs need not know its type. */
export type SaveAction = (input: unknown) => Promise<FormState<{ id: string }>>;

export type NewSupplyDialogProps = { action: SaveAction; today: string; currency: string };

const kinds = [
  { value: "cloud", label: supplyKindNames.cloud },
  { value: "owned", label: supplyKindNames.owned },
  { value: "consumption", label: supplyKindNames.consumption },
  { value: "edge", label: supplyKindNames.edge },
] as const satisfies readonly { value: BookSupply["kind"]; label: string }[];

export function NewSupplyDialog({ action, today, currency }: NewSupplyDialogProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<BookSupply["kind"]>("cloud");
  return (
    <Dialog
      title="New supply"
      description="A way to run workloads, with its first price. The values are typical ones: replace what your offer says."
      size="lg"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">New supply</Button>}
    >
      <div className="flex flex-col gap-4">
        <Segmented label="Kind" options={kinds} value={kind} onValueChange={setKind} className="flex-wrap self-start" />
        <PriceForm
          key={kind}
          naming
          start={{ ...typicalTerms[kind], id: "new", name: "New supply" }}
          startSource=""
          startDay={today}
          currency={currency}
          submitLabel="Create supply"
          onSubmit={(draft) => action(draft)}
          onDone={(id) => {
            setOpen(false);
            router.push(`?supply=${id}`);
          }}
        />
      </div>
    </Dialog>
  );
}

export type NewPriceDialogProps = NewSupplyDialogProps & { supply: { id: string; name: string }; from: BookTerms };

export function NewPriceDialog({ action, today, currency, supply, from }: NewPriceDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={`New price of ${supply.name}`}
      description="It holds from its day on. Earlier prices stay in the history, and saved scenarios keep the terms they were saved with."
      size="lg"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Add price</Button>}
    >
      <PriceForm
        start={from}
        startSource=""
        startDay={today}
        currency={currency}
        submitLabel="Add price"
        onSubmit={({ validFrom, source, terms }) => action({ supplyId: supply.id, validFrom, source, terms })}
        onDone={() => setOpen(false)}
      />
    </Dialog>
  );
}

"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/action/form-state";
import type { BookTerms } from "@/lib/schema/price-book";
import { TermsFields } from "./terms-fields";

/** What both forms send: the terms without the id and name that the supply itself carries. */
export type PriceDraft = { validFrom: string; source: string; terms: Omit<BookTerms, "id" | "name"> };

export type PriceFormProps = {
  /** Names the supply where it is new. */
  naming?: boolean;
  start: BookTerms;
  startSource: string;
  startDay: string;
  currency: string;
  submitLabel: string;
  onSubmit: (draft: PriceDraft & { name: string }) => Promise<FormState<{ id: string }>>;
  onDone: (id: string) => void;
};

export function PriceForm(props: PriceFormProps) {
  const { naming = false, start, currency } = props;
  const [name, setName] = useState("");
  const [validFrom, setValidFrom] = useState(props.startDay);
  const [source, setSource] = useState(props.startSource);
  const [terms, setTerms] = useState(start);
  const [failure, setFailure] = useState<{ message: string; errors: Record<string, string> } | null>(null);
  const [pending, startTransition] = useTransition();
  const notify = useToast();
  const errors = failure?.errors ?? {};

  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const { id: _id, name: _name, ...stored } = terms;
    startTransition(async () => {
      const state = await props.onSubmit({ name, validFrom, source, terms: stored });
      if (state.status === "error") setFailure({ message: state.message, errors: state.fieldErrors });
      if (state.status !== "done") return;
      notify({ title: state.message });
      props.onDone(state.result.id);
    });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {failure ? (
        <p role="alert" className="rounded-control bg-over-bg px-3 py-2 text-table text-over">
          {failure.message}
        </p>
      ) : null}
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
        {naming ? (
          <Field label="Name" error={errors.name} className="sm:col-span-2">
            {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
        ) : null}
        <Field label="Valid from" error={errors.validFrom}>
          {(control) => (
            <Input {...control} type="date" value={validFrom} onChange={(event) => setValidFrom(event.target.value)} />
          )}
        </Field>
        <Field
          label="Source"
          hint="List, quote or contract, with its date"
          error={errors.source}
          className={naming ? "sm:col-span-3" : "sm:col-span-2"}
        >
          {(control) => <Input {...control} value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
      </div>
      <TermsFields terms={terms} onChange={setTerms} currency={currency} errors={errors} />
      <div className="-mx-4 -mb-4 flex flex-wrap justify-end gap-2 border-t border-hairline p-4">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          {pending ? "Saving" : props.submitLabel}
        </Button>
      </div>
    </form>
  );
}

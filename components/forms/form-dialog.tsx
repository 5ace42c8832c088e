"use client";

import { type ReactElement, type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { type FormState, idle } from "@/lib/action/form-state";
import { FormMessage } from "./form-message";

type FormDialogProps<R> = {
  title: string;
  description?: ReactNode;
  /** A `<Button>` that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  action: (state: FormState<R>, form: FormData) => Promise<FormState<R>>;
  submitLabel: string;
  pendingLabel: string;
  danger?: boolean;
  children: (state: FormState<R>) => ReactNode;
  /** What has to be read before the dialog closes; without it, it closes and a message says what was done. */
  outcome?: (result: R) => ReactNode;
};

/** A form in a dialog. What was typed stays when the action refuses it. */
export function FormDialog<R>({ open: given, onOpenChange, trigger, title, description, ...form }: FormDialogProps<R>) {
  const [own, setOwn] = useState(false);
  const open = given ?? own;
  const setOpen = onOpenChange ?? setOwn;
  return (
    <Dialog
      title={title}
      description={description}
      open={open}
      onOpenChange={setOpen}
      {...(trigger ? { trigger } : {})}
    >
      <DialogForm {...form} close={() => setOpen(false)} />
    </Dialog>
  );
}

type DialogFormProps<R> = Pick<
  FormDialogProps<R>,
  "action" | "submitLabel" | "pendingLabel" | "danger" | "children" | "outcome"
> & { close: () => void };

// The dialog's content exists only while it is open, so each opening begins with an empty state.
function DialogForm<R>({ action, submitLabel, pendingLabel, danger, children, outcome, close }: DialogFormProps<R>) {
  const notify = useToast();
  const [state, submit] = useActionState(async (before: FormState<R>, form: FormData): Promise<FormState<R>> => {
    const after = await action(before, form);
    if (after.status === "done" && !outcome) {
      notify({ title: after.message });
      close();
    }
    return after;
  }, idle);
  if (state.status === "done" && outcome) {
    return (
      <div className="flex flex-col gap-4">
        {outcome(state.result)}
        <div className="flex justify-end">
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <FormMessage state={state} />
      {children(state)}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <SubmitButton variant={danger ? "danger" : "primary"} pendingLabel={pendingLabel}>
          {submitLabel}
        </SubmitButton>
      </div>
    </form>
  );
}

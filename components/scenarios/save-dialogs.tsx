"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";

type TextDialogProps = {
  title: string;
  description: ReactNode;
  label: string;
  initial: string;
  confirm: string;
  multiline?: boolean;
  required?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: (text: string) => void;
};

/** One text and one button: a name, or a note. */
export function TextDialog(props: TextDialogProps) {
  return (
    <Dialog title={props.title} description={props.description} open={props.open} onOpenChange={props.onOpenChange}>
      {props.open ? <TextForm {...props} /> : null}
    </Dialog>
  );
}

function TextForm({ label, initial, confirm, multiline, required = false, onOpenChange, onConfirm }: TextDialogProps) {
  const [text, setText] = useState(initial);
  const missing = required && text.trim() === "";
  return (
    <form
      className="flex flex-col gap-3 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing) return;
        onOpenChange(false);
        onConfirm(text.trim());
      }}
    >
      <Field label={label} optional={!required} error={missing ? "Give it a name." : undefined}>
        {(control) =>
          multiline ? (
            <Textarea {...control} value={text} maxLength={1000} onChange={(event) => setText(event.target.value)} />
          ) : (
            <Input {...control} value={text} maxLength={120} onChange={(event) => setText(event.target.value)} />
          )
        }
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" type="submit" aria-disabled={missing || undefined}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

type LeaveDialogProps = {
  href: string | null;
  onStay: () => void;
  onSave: () => void;
  onLeave: (href: string) => void;
};

export function LeaveDialog({ href, onStay, onSave, onLeave }: LeaveDialogProps) {
  return (
    <Dialog
      title="Leave with unsaved edits?"
      description="Your edits are not in any version yet. They are lost when you leave without saving."
      size="sm"
      open={href !== null}
      onOpenChange={(open) => {
        if (!open) onStay();
      }}
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              if (href !== null) onLeave(href);
            }}
          >
            Leave without saving
          </Button>
          <Button onClick={onStay}>Stay</Button>
          <Button variant="primary" onClick={onSave}>
            Save version
          </Button>
        </>
      }
    />
  );
}

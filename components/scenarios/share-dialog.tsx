"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type ShareDialogProps = {
  /** Unsaved edits have to be saved before there is something to link to. */
  isChanged: boolean;
  version: number;
  /** The version of the link; null until the edits are saved. */
  sharedVersion: number | null;
  pending: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaveDraft: () => void;
};

/** A link to exactly one version: what the reader sees does not change when the scenario does. */
export function ShareDialog(props: ShareDialogProps) {
  const { isChanged, version, sharedVersion, pending, open, onOpenChange, onSaveDraft } = props;
  const linked = sharedVersion ?? (isChanged ? null : version);
  return (
    <Dialog
      title="Share"
      description={
        linked === null
          ? "Your edits are not saved. To link to them they are saved as a version of their own; the current version stays as it is."
          : `The link opens version ${linked}, with the same split in focus. It needs an account that may read scenarios.`
      }
      open={open}
      onOpenChange={onOpenChange}
    >
      {!open ? null : linked === null ? (
        <div className="flex justify-end pt-2">
          <Button variant="primary" disabled={pending} onClick={onSaveDraft}>
            {pending ? "Saving…" : "Save for sharing"}
          </Button>
        </div>
      ) : (
        <LinkField version={linked} />
      )}
    </Dialog>
  );
}

function LinkField({ version }: { version: number }) {
  const [copied, setCopied] = useState(false);
  const link = linkTo(version);
  return (
    <Field label="Link" hint={copied ? "Copied." : undefined} className="pt-1">
      {(control) => (
        <span className="flex gap-2">
          <Input {...control} readOnly value={link} onFocus={(event) => event.target.select()} />
          <Button
            variant="primary"
            onClick={() => {
              void navigator.clipboard.writeText(link).then(() => setCopied(true));
            }}
          >
            {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            Copy link
          </Button>
        </span>
      )}
    </Field>
  );
}

function linkTo(version: number): string {
  const url = new URL(location.href);
  url.searchParams.set("version", String(version));
  url.searchParams.delete("panel");
  return url.toString();
}

"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { RulesDraft } from "./use-rules-draft";

export type DraftBarProps = {
  draft: RulesDraft;
  pending: boolean;
  failure: string | null;
  /** null: there is no month to preview. */
  onPreview: (() => void) | null;
  onSave: () => void;
  onDiscard: () => void;
};

const shownProblems = 5;

/** What stands between the edits and a version: the rules they break, the preview, and the save. */
export function DraftBar({ draft, pending, failure, onPreview, onSave, onDiscard }: DraftBarProps) {
  const { problems } = draft;
  const isBlocked = problems.length > 0;
  return (
    <section
      aria-label="Draft"
      className="z-9 flex flex-col gap-2 rounded-card border border-accent bg-selected px-4 py-3 text-table md:sticky md:top-[49px]"
    >
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 font-medium max-sm:basis-full">
          {isBlocked ? "The draft breaks a rule, so it cannot be saved." : "These rules are a draft and not saved yet."}
        </p>
        <Button onClick={onDiscard}>Discard</Button>
        {onPreview ? (
          <Button disabled={isBlocked} aria-disabled={pending || undefined} onClick={onPreview}>
            {pending ? "Computing" : "Preview effect"}
          </Button>
        ) : null}
        <Button variant="primary" disabled={isBlocked} aria-disabled={pending || undefined} onClick={onSave}>
          Save version
        </Button>
      </div>
      {isBlocked ? (
        <ul role="alert" className="flex flex-col gap-0.5 text-over">
          {problems.slice(0, shownProblems).map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {failure ? (
        <p role="alert" className="text-over">
          {failure}
        </p>
      ) : null}
    </section>
  );
}

export function OldVersion({ version, onUse }: { version: number; onUse: (() => void) | null }) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-border bg-neutral-bg px-4 py-2 text-table">
      <p className="min-w-0 flex-1">Version {version} is shown with what it would do. It does not apply now.</p>
      {onUse ? <Button onClick={onUse}>Use as draft</Button> : null}
      <Link href="/allocation" className="inline-flex min-h-8 items-center">
        Back to the rules that apply
      </Link>
    </div>
  );
}

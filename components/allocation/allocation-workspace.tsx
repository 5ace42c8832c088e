"use client";

import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo, useState, useTransition } from "react";
import { useAction } from "@/components/forms/use-action";
import { ControlBar } from "@/components/layout/control-bar";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { LeaveDialog, TextDialog } from "@/components/scenarios/save-dialogs";
import { useLeaveGuard } from "@/components/scenarios/use-leave-guard";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { AllocationPage, AllocationPreview } from "@/lib/chart/allocation-page";
import { formatInstant, formatMonth } from "@/lib/format/date";
import type { AllocationRules } from "@/lib/schema/allocation-rules";
import type { AllocationActions } from "./allocation-actions";
import { AllocationFinding } from "./allocation-finding";
import { DraftBar, OldVersion } from "./draft-bar";
import type { EffectShown } from "./effect-cell";
import { MappingTable } from "./mapping-table";
import { OverlapTable } from "./overlap-table";
import { PoolList } from "./pool-list";
import { PreviewCard } from "./preview-card";
import { SharingTable } from "./sharing-table";
import { useRulesDraft } from "./use-rules-draft";
import { VersionList } from "./version-list";

export type AllocationWorkspaceProps = { page: AllocationPage; actions: AllocationActions };

type Previewed = { rules: AllocationRules; preview: AllocationPreview };

/** The rules of allocation and what they do in a month; whoever may, edits them as a draft. */
export function AllocationWorkspace({ page, actions }: AllocationWorkspaceProps) {
  const { month, currency } = page;
  const isOld = page.version !== page.currentVersion;
  const draft = useRulesDraft(page.rules, page.rules);
  const [isTaken, setTaken] = useState(false);
  const isDraft = draft.isChanged || isTaken;
  const mayEdit = page.mayWrite && (!isOld || isTaken);
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const [saving, setSaving] = useState(false);
  const action = useAction();
  const notify = useToast();
  const router = useRouter();
  const guard = useLeaveGuard(isDraft && !action.pending);
  const [loading, startTransition] = useTransition();
  const [, setMonth] = useQueryState(
    "month",
    parseAsString.withOptions({ history: "push", shallow: false, startTransition }),
  );
  const names = useMemo(() => ({ teams: page.teams, pools: draft.rules.pools }), [page.teams, draft.rules.pools]);

  const isFresh = previewed?.rules === draft.rules && previewed.preview.month === month;
  const preview = isFresh ? previewed.preview : null;
  const effect = draft.isChanged ? (preview?.effect ?? null) : page.effect;
  const shown: EffectShown = month === null ? "no-month" : effect ? "known" : "not-previewed";

  const runPreview = () => {
    const { rules } = draft;
    action.run(
      () => actions.preview({ month, rules }),
      (result) => setPreviewed({ rules, preview: result }),
    );
  };
  const save = (note: string) =>
    action.run(
      () => actions.save({ seenVersion: page.currentVersion, note, rules: draft.rules }),
      (_, message) => notify({ title: message }),
    );
  const discard = () => {
    draft.discard();
    setTaken(false);
    setPreviewed(null);
    action.clear();
  };

  const tables = { draft, page, names, effect, shown, mayEdit };
  return (
    <>
      <PageHeader title="Allocation" meta={savedText(page)} />
      <ControlBar context={`Effective cost · ${currency}${loading ? " · loading" : ""}`}>
        {month === null ? null : (
          <Select
            label="Month"
            options={page.months.map((value) => ({ value, label: formatMonth(value) }))}
            value={month}
            onValueChange={(value) => void setMonth(value)}
          />
        )}
      </ControlBar>
      <PageContent>
        <AllocationFinding page={page} />
        {isOld && !isTaken ? (
          <OldVersion version={page.version} onUse={page.mayWrite ? () => setTaken(true) : null} />
        ) : null}
        {isDraft ? (
          <DraftBar
            draft={draft}
            pending={action.pending}
            failure={action.failure}
            onPreview={month === null ? null : runPreview}
            onSave={() => setSaving(true)}
            onDiscard={discard}
          />
        ) : null}
        {isDraft && preview ? <PreviewCard preview={preview} names={names} currency={currency} /> : null}
        <MappingTable {...tables} />
        <SharingTable {...tables} />
        <PoolList draft={draft} mayEdit={mayEdit} />
        {effect ? <OverlapTable effect={effect} rules={draft.rules} currency={currency} /> : null}
        <VersionList page={page} />
      </PageContent>
      <TextDialog
        title={`Save version ${page.currentVersion + 1}`}
        description="It applies from now on: the lines of every open month change owner by it. Closed months keep theirs."
        label="Why"
        initial=""
        confirm="Save version"
        multiline
        open={saving}
        onOpenChange={setSaving}
        onConfirm={save}
      />
      <LeaveDialog
        href={guard.href}
        onStay={guard.stay}
        onSave={() => {
          guard.stay();
          setSaving(true);
        }}
        onLeave={(href) => {
          guard.stay();
          router.push(href);
        }}
      />
    </>
  );
}

function savedText({ version, currentVersion, author, savedAt, timeZone }: AllocationPage): string {
  if (version === 0) return "No rules saved yet";
  const which = version === currentVersion ? `Version ${version}` : `Version ${version} of ${currentVersion}`;
  return `${which}, saved by ${author}, ${formatInstant(savedAt, timeZone)}`;
}

"use client";

import { Archive, Copy, Download, History, MoreHorizontal, Pencil, Save, Share2, Stamp, Undo2 } from "lucide-react";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { nameOf } from "@/lib/chart/scenario-placements";
import { formatInstant, formatMonth, monthAfter } from "@/lib/format/date";
import { formatCount } from "@/lib/format/quantity";
import type { ApprovedPlan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario-record";
import type { ScenarioCommands } from "./use-scenario-commands";

export type ScenarioHeaderProps = {
  scenario: Scenario;
  /** What was approved of it, if it is the plan now or later. */
  approval: ApprovedPlan | null;
  timeZone: string;
  mayWrite: boolean;
  isChanged: boolean;
  /** Inputs that differ from the values they came with. */
  editedCount: number;
  canSave: boolean;
  commands: ScenarioCommands;
  onDiscard: () => void;
  onExport: () => void;
  onHistory: () => void;
};

/** Later versions of a plan are proposals: the one that was approved is named. */
function approvedText(approval: ApprovedPlan | null): string {
  if (approval === null) return "";
  const { version, share, from, until } = approval;
  const months = `from ${formatMonth(from, "short")}${until ? ` to ${formatMonth(monthAfter(until, -1), "short")}` : ""}`;
  return ` · approved: version ${version}, ${nameOf(share).name}, ${months}`;
}

export function ScenarioHeader(props: ScenarioHeaderProps) {
  const { scenario, approval, timeZone, mayWrite, isChanged, editedCount, canSave, commands } = props;
  const { pending } = commands.action;
  const isCurrent = scenario.version === scenario.currentVersion;
  const isPlan = scenario.status === "plan";
  const edited = editedCount > 0 ? `${formatCount(editedCount, "input")} edited, ` : "";
  const items: MenuItem[] = [
    { label: "Versions", icon: <History size={16} aria-hidden />, onSelect: props.onHistory },
    { label: "Export differences", icon: <Download size={16} aria-hidden />, onSelect: props.onExport },
    ...(mayWrite
      ? ([
          { label: "Save as…", icon: <Save size={16} aria-hidden />, onSelect: () => commands.openDialog("save-as") },
          { label: "Duplicate", icon: <Copy size={16} aria-hidden />, onSelect: commands.duplicate },
          { label: "Rename…", icon: <Pencil size={16} aria-hidden />, onSelect: () => commands.openDialog("rename") },
          ...(isPlan && isCurrent && !isChanged
            ? ([
                {
                  label: "Approve this version…",
                  icon: <Stamp size={16} aria-hidden />,
                  onSelect: () => commands.openDialog("approve"),
                },
              ] satisfies MenuItem[])
            : []),
          { kind: "separator", id: "end" },
          { label: "Archive", icon: <Archive size={16} aria-hidden />, onSelect: commands.archive, danger: true },
        ] satisfies MenuItem[])
      : []),
  ];
  return (
    <PageHeader
      title={scenario.name}
      breadcrumb={[{ label: "Scenarios", href: "/scenarios" }, { label: scenario.name }]}
      badge={
        <>
          <Badge tone={isPlan ? "plan" : "draft"}>{isPlan ? "Plan" : "Draft"}</Badge>
          {isChanged ? <Badge tone="warn">Edited</Badge> : null}
          {scenario.archivedAt ? <Badge>Archived</Badge> : null}
        </>
      }
      meta={`Version ${scenario.version} · ${edited}saved ${formatInstant(scenario.savedAt, timeZone)} by ${scenario.author}${approvedText(approval)}`}
      actions={
        <>
          <Button variant="quiet" onClick={() => commands.openDialog("share")}>
            <Share2 size={16} aria-hidden />
            Share
          </Button>
          {isChanged ? (
            <Button variant="quiet" onClick={props.onDiscard}>
              <Undo2 size={16} aria-hidden />
              Discard
            </Button>
          ) : null}
          {mayWrite && isCurrent ? (
            <>
              <Button disabled={!isChanged || !canSave || pending} onClick={() => commands.openDialog("save")}>
                Save version
              </Button>
              {isPlan ? (
                <Button disabled={pending} onClick={commands.unmarkAsPlan}>
                  Back to draft
                </Button>
              ) : (
                <Button
                  variant="primary"
                  disabled={pending || isChanged}
                  onClick={() => commands.openDialog("approve")}
                >
                  Mark as plan
                </Button>
              )}
            </>
          ) : null}
          <Menu
            trigger={
              <Button variant="quiet" icon aria-label="More actions">
                <MoreHorizontal size={16} aria-hidden />
              </Button>
            }
            items={items}
          />
        </>
      }
    />
  );
}

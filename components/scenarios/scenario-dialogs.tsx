"use client";

import { useRouter } from "next/navigation";
import type { PlacementView, PlacementViews } from "@/lib/chart/scenario-placements";
import type { Scenario } from "@/lib/schema/scenario-record";
import { ApproveDialog } from "./approve-dialog";
import { LeaveDialog, TextDialog } from "./save-dialogs";
import { ShareDialog } from "./share-dialog";
import { useLeaveGuard } from "./use-leave-guard";
import type { OpenDialog, ScenarioCommands } from "./use-scenario-commands";
import type { ScenarioDraft } from "./use-scenario-draft";

type ScenarioDialogsProps = {
  scenario: Scenario;
  views: PlacementViews;
  /** The placement on screen, proposed as the plan. */
  focus: PlacementView;
  /** From when it would be the plan. */
  planStart: string;
  draft: ScenarioDraft;
  commands: ScenarioCommands;
  mayWrite: boolean;
};

export function ScenarioDialogs(props: ScenarioDialogsProps) {
  const { scenario, draft, commands, mayWrite } = props;
  const router = useRouter();
  const guard = useLeaveGuard(draft.isChanged && mayWrite);
  const when = (dialog: OpenDialog) => ({
    open: commands.dialog === dialog,
    onOpenChange: (open: boolean) => commands.openDialog(open ? dialog : null),
  });
  return (
    <>
      <TextDialog
        title="Save version"
        description={`Saved as a new version of ${scenario.name}; earlier versions stay.`}
        label="What changed, and why"
        initial=""
        confirm="Save version"
        multiline
        {...when("save")}
        onConfirm={commands.save}
      />
      <TextDialog
        title="Save as a new scenario"
        description="The scenario on screen, with your edits, under a name of its own."
        label="Name"
        initial={`${scenario.name.slice(0, 110)}, variant`}
        confirm="Save as"
        required
        {...when("save-as")}
        onConfirm={commands.saveAs}
      />
      <TextDialog
        title="Rename"
        description="Links and versions stay as they are."
        label="Name"
        initial={scenario.name}
        confirm="Rename"
        required
        {...when("rename")}
        onConfirm={commands.rename}
      />
      <ApproveDialog
        scenario={scenario}
        views={props.views}
        focus={props.focus}
        planStart={props.planStart}
        {...when("approve")}
        onConfirm={commands.approve}
      />
      <ShareDialog
        isChanged={draft.isChanged && mayWrite}
        version={scenario.version}
        sharedVersion={commands.sharedVersion}
        pending={commands.action.pending}
        {...when("share")}
        onSaveDraft={commands.share}
      />
      <LeaveDialog
        href={guard.href}
        onStay={guard.stay}
        onSave={() => {
          guard.stay();
          commands.openDialog("save");
        }}
        onLeave={(href) => {
          guard.stay();
          draft.forget();
          router.push(href);
        }}
      />
    </>
  );
}

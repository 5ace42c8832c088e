"use client";

import { UserPlus } from "lucide-react";
import { FormDialog } from "@/components/forms/form-dialog";
import { MemberFields } from "@/components/forms/member-form";
import { ShownOnce } from "@/components/forms/shown-once";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/action/form-state";
import type { Member } from "@/lib/schema/member";

export type TeamChoice = { id: string; name: string; depth: number };
export type IssuedPassword = { name: string; password: string };

type FormAction<R> = (state: FormState<R>, form: FormData) => Promise<FormState<R>>;

export function CreateMember({ teams, action }: { teams: readonly TeamChoice[]; action: FormAction<IssuedPassword> }) {
  return (
    <FormDialog
      title="Add a member"
      description="They sign in with this address. A first password is shown once, when the member is added."
      trigger={
        <Button variant="primary">
          <UserPlus size={16} aria-hidden />
          Add member
        </Button>
      }
      action={action}
      submitLabel="Add member"
      pendingLabel="Adding"
      outcome={issued}
    >
      {(state) => <MemberFields state={state} teams={teams} withEmail />}
    </FormDialog>
  );
}

type EditProps = { member: Member; teams: readonly TeamChoice[]; action: FormAction<null>; onClose: () => void };

export function EditMember({ member, teams, action, onClose }: EditProps) {
  return (
    <FormDialog
      title={`Edit ${member.name}`}
      description="A new role or team counts from the next page they open."
      open
      onOpenChange={(open) => !open && onClose()}
      action={action}
      submitLabel="Save"
      pendingLabel="Saving"
    >
      {(state) => (
        <>
          <input type="hidden" name="id" value={member.id} />
          <MemberFields state={state} teams={teams} member={member} />
        </>
      )}
    </FormDialog>
  );
}

type ResetProps = { member: Member; action: FormAction<IssuedPassword>; onClose: () => void };

export function ResetPassword({ member, action, onClose }: ResetProps) {
  return (
    <FormDialog
      title={`Reset the password of ${member.name}?`}
      description="The present password stops working and every session of this member ends. A new password is shown once."
      open
      onOpenChange={(open) => !open && onClose()}
      action={action}
      submitLabel="Reset password"
      pendingLabel="Resetting"
      danger
      outcome={issued}
    >
      {() => <input type="hidden" name="id" value={member.id} />}
    </FormDialog>
  );
}

function issued({ name, password }: IssuedPassword) {
  return (
    <ShownOnce
      label={`Password of ${name}`}
      secret={password}
      note="Pass it on by a safe way. It is not shown again; it can be changed under Settings, Account."
    />
  );
}

import { z } from "zod";
import { emailAddress } from "./password";

const memberRole = z.enum(["analyst", "manager", "leader", "admin"], { error: "Choose a role." });

export type MemberRole = z.infer<typeof memberRole>;

/** The roles in the words of the interface, with what each of them does. */
export const memberRoles: readonly { role: MemberRole; label: string; does: string }[] = [
  { role: "analyst", label: "Analyst", does: "Edits workloads, scenarios, prices and thresholds" },
  { role: "manager", label: "Manager", does: "Reads the workloads of the own team and the teams below it" },
  { role: "leader", label: "Leader", does: "Reads everything, changes nothing" },
  { role: "admin", label: "Admin", does: "Everything, with members, teams and the audit log" },
];

export function roleLabel(role: MemberRole): string {
  return memberRoles.find((entry) => entry.role === role)?.label ?? role;
}

const nameRule = "Must be 1 to 80 characters.";

export const personName = z
  .string({ error: nameRule })
  .trim()
  .min(1, nameRule)
  .max(80, nameRule)
  .regex(/^\P{Cc}*$/u, "Must be one line without control characters.");

const noTeam = z.literal("").transform(() => null);

const placement = z.object({
  name: personName,
  role: memberRole,
  teamId: z
    .union([noTeam, z.uuid("Choose a team.")])
    .nullable()
    .default(null),
});

const managerHasTeam = { path: ["teamId"], error: "A manager sees one team: choose which." };

export const memberChange = placement.refine(
  ({ role, teamId }) => role !== "manager" || teamId !== null,
  managerHasTeam,
);

export const memberInput = placement
  .extend({ email: emailAddress })
  .refine(({ role, teamId }) => role !== "manager" || teamId !== null, managerHasTeam);

export const memberUpdate = placement
  .extend({ id: z.uuid() })
  .refine(({ role, teamId }) => role !== "manager" || teamId !== null, managerHasTeam);

export const memberId = z.object({ id: z.uuid() });

export const memberState = memberId.extend({ disabled: z.boolean() });

export type MemberChange = z.infer<typeof memberChange>;
export type MemberInput = z.infer<typeof memberInput>;

export type Member = {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  teamId: string | null;
  teamName: string | null;
  disabledAt: string | null;
  createdAt: string;
};

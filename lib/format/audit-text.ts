const verbs: Record<string, string> = {
  create: "created",
  update: "changed",
  archive: "archived",
  restore: "restored",
  remove: "removed",
  save: "saved",
  revoke: "revoked",
  disable: "disabled",
  enable: "enabled",
  import: "imported",
  map: "mapped",
  review: "put into review",
  close: "closed",
  reopen: "opened again",
  accept: "accepted",
  dispute: "disputed",
  resolve: "settled",
  comment: "commented",
  ignore: "ignored",
  "change-password": "changed the own password",
  "reset-password": "given a new password",
  "end-sessions": "signed out everywhere",
  "mark-plan": "marked as plan",
};

/** "member.create" → "Member created". */
export function auditAction(action: string): string {
  const [noun = "", verb = ""] = action.split(".");
  const words = `${noun} ${verbs[verb] ?? verb}`.replaceAll("-", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a row's detail says in one line: the name, and each changed value from and to. */
export function auditDetail(detail: Readonly<Record<string, unknown>>): string {
  const { name, changes } = detail;
  const parts = isRecord(changes)
    ? Object.entries(changes).flatMap(([field, change]) =>
        isRecord(change) ? [`${field}: ${shown(change.from)} → ${shown(change.to)}`] : [],
      )
    : [];
  return [typeof name === "string" ? name : "", ...parts].filter(Boolean).join(" · ");
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  return typeof value === "object" ? "…" : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

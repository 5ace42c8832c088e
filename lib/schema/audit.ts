import { z } from "zod";

/** State of the audit log's page in its address; what does not parse counts as not given. */
export const auditQuery = z.object({
  entity: z.string().min(1).max(80).nullable().catch(null),
  actor: z.uuid().nullable().catch(null),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullable().catch(null),
});

/** A row of the audit log in words. */
export type AuditLine = {
  id: number;
  at: string;
  actor: string;
  action: string;
  detail: string;
  entityId: string;
};

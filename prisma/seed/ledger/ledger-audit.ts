/** What a person of the demo did to the ledger, for its audit log. */
export type LedgerAudit = {
  at: Date;
  actor: string;
  action: string;
  entity: string;
  entityId: string;
  detail: object;
};

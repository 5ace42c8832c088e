import { asSignIn, record } from "@/lib/db/transaction";
import { Conflict, NotFound } from "@/lib/errors";

type FirstAdministrator = { organisation: string; name: string; email: string; passwordHash: string };

/** Keeps the newest link only; throws Conflict once the deployment has users. */
export async function createSetupLinkRow(hash: string, hours: number): Promise<void> {
  await asSignIn(async (tx) => {
    if ((await tx.user.count()) > 0) throw new Conflict("This deployment is set up already.");
    await tx.setupLink.deleteMany({ where: { usedAt: null } });
    await tx.$executeRaw`
      INSERT INTO setup_link (hash, expires_at) VALUES (${hash}, clock_timestamp() + make_interval(hours => ${hours}::int))`;
  });
}

export async function isSetupLinkOpen(hash: string): Promise<boolean> {
  const rows = await asSignIn(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT FROM setup_link WHERE hash = ${hash} AND used_at IS NULL AND expires_at > clock_timestamp()
        AND NOT EXISTS (SELECT FROM user_account)`,
  );
  return rows.length > 0;
}

/** Uses the link up and makes the first administrator, in one transaction: a link never makes two. */
export async function completeSetup(hash: string, first: FirstAdministrator): Promise<void> {
  await asSignIn(async (tx) => {
    const used = await tx.$executeRaw`
      UPDATE setup_link SET used_at = clock_timestamp()
      WHERE hash = ${hash} AND used_at IS NULL AND expires_at > clock_timestamp()`;
    if (used === 0) throw new NotFound("open setup link");
    if ((await tx.user.count()) > 0) throw new Conflict("This deployment is set up already.");
    const { organisation, ...person } = first;
    await tx.organisation.upsert({ where: { id: 1 }, create: { name: organisation }, update: { name: organisation } });
    const { id } = await tx.user.create({ data: { ...person, role: "admin" }, select: { id: true } });
    const detail = { name: first.name, role: "admin" };
    await record(
      tx,
      { action: "organisation.create", entity: "organisation", entityId: "1", detail: { name: organisation } },
      id,
    );
    await record(tx, { action: "member.create", entity: "user", entityId: id, detail }, id);
  });
}

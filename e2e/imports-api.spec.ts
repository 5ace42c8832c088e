import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";

const header =
  "BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ProviderName,ServiceName,ServiceCategory,BillingAccountId";

/** A bill of more than 10 MB, where Next would cut a body that went through its proxy. */
function largeBill(lines: number): string {
  const row = (index: number) =>
    `0.000000000000000001,0.000000000000000001,USD,2031-05-01T00:00:00Z,2031-06-01T00:00:00Z,2031-05-02T00:00:00Z,2031-05-03T00:00:00Z,Usage,${"hour ".repeat(70)}${index},AWS,EC2,Compute,000123456789`;
  return `${header}\n${Array.from({ length: lines }, (_, index) => row(index)).join("\n")}\n`;
}

test("an upload above 10 MB arrives whole, is the same when it comes again, and can be undone", async ({
  signedInAs,
  demo,
}) => {
  test.setTimeout(240_000);
  const { request } = await signedInAs("analyst");
  const bill = Buffer.from(largeBill(22_000));
  expect(bill.byteLength).toBeGreaterThan(10 * 1024 * 1024);
  const headers = { Origin: demo.address, "Content-Type": "text/csv" };
  const url = `/api/v1/imports?source=e2e-${randomUUID()}`;
  const send = () => request.post(url, { headers, data: bill, timeout: 200_000 });

  const first = await send();
  const body = await first.json();
  expect(first.status(), JSON.stringify(body)).toBe(201);
  expect(body).toMatchObject({ status: "committed", duplicate: false, rows: 22_000, rejected: 0 });
  expect(body.totals.USD.billed).toBe("0.000000000000022");

  const shown = await (await request.get(`/api/v1/imports/${body.id}`)).json();
  expect(shown).toMatchObject({ bytes: bill.byteLength, sha256: createHash("sha256").update(bill).digest("hex") });

  const again = await send();
  expect([again.status(), await again.json()]).toEqual([200, { ...body, duplicate: true }]);

  const json = { Origin: demo.address, "Content-Type": "application/json" };
  const undone = await request.delete(`/api/v1/imports/${body.id}`, { headers: json });
  expect(await undone.json()).toMatchObject({ status: "undone" });
});

test("another site cannot use the cookie to import, nor can a form", async ({ signedInAs, demo }) => {
  const { request } = await signedInAs("analyst");
  const post = (headers: Record<string, string>) =>
    request.post("/api/v1/imports?source=evil", { headers, data: Buffer.from("x") }).then((answer) => answer.status());
  expect(await post({ Origin: "https://evil.example", "Content-Type": "text/csv" })).toBe(403);
  expect(await post({ Origin: demo.address, "Content-Type": "text/plain" })).toBe(415);
});

import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DELETE, GET } from "@/app/api/v1/imports/[id]/route";
import { POST } from "@/app/api/v1/imports/route";
import { createToken, hashToken } from "@/lib/auth/token";
import { cancelImport } from "@/lib/import/job/cancel-import";
import { receive } from "@/lib/import/job/receive";
import { receiveImport } from "@/lib/import/job/receive-import";
import { resumeImports } from "@/lib/import/job/resume-imports";
import { importAnswer, importDetail } from "@/lib/schema/import";
import { moveImport } from "@/lib/store/imports";
import { createToken as keepToken } from "@/lib/store/tokens";
import { testDatabase } from "../database";
import { exactSum, focusCsv, importsFolder, stagedImport } from "../store/import-fixtures";

vi.setConfig({ testTimeout: 120_000 });

const { owner, scopeFor } = await testDatabase();
const analyst = scopeFor("analyst");
const tokens = { write: createToken(), read: createToken() };

beforeAll(async () => {
  const scopes = { write: ["imports:write" as const], read: ["imports:read" as const] };
  for (const name of ["write", "read"] as const) {
    await keepToken(analyst, { name, scopes: scopes[name], days: 30, hash: hashToken(tokens[name]) });
  }
});
afterAll(() => rm(importsFolder, { recursive: true, force: true }));

const address = "http://127.0.0.1:3000/api/v1/imports";

type Sent = { query?: string; type?: string | null; token?: string; headers?: Record<string, string> };

function send(
  body: BodyInit | null,
  { query = "source=AWS", type = "text/csv", token = tokens.write, headers = {} }: Sent = {},
) {
  const request = new Request(`${address}?${query}`, {
    method: "POST",
    body,
    headers: { Authorization: `Bearer ${token}`, ...(type === null ? {} : { "Content-Type": type }), ...headers },
  });
  return POST(request, undefined);
}

const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const asking = (method: string, id: string, token = tokens.write) =>
  new Request(`${address}/${id}`, { method, headers: { Authorization: `Bearer ${token}` } });

const october = focusCsv([
  { day: "2026-10-01", billed: "1.000000000000000001", list: "2", contracted: "1.5" },
  { day: "2026-10-02", billed: "-0.25", list: "0", contracted: "0" },
]);

test("a file is 201 with its totals, the same again 200 with the same id, GET shows it, DELETE undoes it", async () => {
  const first = await send(october);
  expect(first.status).toBe(201);
  const body = importAnswer.strict().parse(await first.json());
  expect(body).toEqual({
    id: body.id,
    status: "committed",
    duplicate: false,
    rows: 2,
    rejected: 0,
    totals: {
      USD: { billed: "0.750000000000000001", effective: "0.750000000000000001", list: "2", contracted: "1.5" },
    },
  });
  const again = await send(october, { type: null });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual({ ...body, duplicate: true });

  const shown = await GET(asking("GET", body.id, tokens.read), withId(body.id));
  expect(importDetail.strict().parse(await shown.json())).toMatchObject({
    id: body.id,
    status: "committed",
    format: "csv",
    rowsRead: 2,
    batches: [{ month: "2026-10", status: "committed" }],
  });
  const undone = await DELETE(asking("DELETE", body.id), withId(body.id));
  expect(undone.status).toBe(200);
  expect(await undone.json()).toMatchObject({ status: "undone", batches: [{ status: "undone" }] });
  expect((await DELETE(asking("DELETE", body.id), withId(body.id))).status).toBe(409);
  expect(await readdir(join(importsFolder, "imports"))).toEqual([]);
});

test("rejected lines keep a file waiting unless they are accepted; each is named", async () => {
  const broken = focusCsv([
    { day: "2026-10-01", billed: "5" },
    { day: "2026-10-02", billed: "1,000" },
  ]);
  const refused = await send(broken, { query: "source=Broken" });
  expect(refused.status).toBe(422);
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  const problem = await refused.json();
  expect(problem).toMatchObject({ status: 422, import: { status: "staged", rows: 2, rejected: 1 } });
  expect(problem.rejects).toContainEqual(
    expect.objectContaining({
      line: 3,
      column: "BilledCost",
      value: "1,000",
      reason: expect.stringMatching(/separator/),
    }),
  );
  const accepted = await send(broken, { query: "source=Broken&acceptRejects=true" });
  expect(accepted.status).toBe(201);
  expect(await accepted.json()).toMatchObject({
    status: "committed",
    rows: 2,
    rejected: 1,
    totals: { USD: { billed: "5" } },
  });
});

test("staged only: nothing counts; the key of a request leads to the same import, with another file to 409", async () => {
  const file = focusCsv([{ day: "2026-10-01", billed: "7" }]);
  const headers = { "Idempotency-Key": "staged-1" };
  const staged = await send(gzipSync(file), { query: "source=Staged&mode=stage", type: "application/gzip", headers });
  expect(staged.status).toBe(201);
  const { id, status } = await staged.json();
  expect(status).toBe("staged");
  expect(
    (await owner.query("SELECT FROM import_batch b JOIN import_file f ON f.id = b.file_id WHERE f.id = $1", [id]))
      .rowCount,
  ).toBe(0);
  expect((await send(october, { query: "source=Staged", headers })).status).toBe(409);
  const replayed = await send(gzipSync(file), { query: "source=Staged", type: "application/gzip", headers });
  expect(await replayed.json()).toMatchObject({ id, status: "committed", duplicate: true });
});

test("who does not wait is answered 202 at once and follows the import at its own address", async () => {
  const received = await send(focusCsv([{ day: "2026-10-01", billed: "8" }]), { query: "source=Patient&wait=false" });
  expect(received.status).toBe(202);
  const { id } = await received.json();
  await vi.waitFor(async () => {
    const shown = await (await GET(asking("GET", id), withId(id))).json();
    expect(shown).toMatchObject({ status: "committed", rowsRead: 1 });
  }, 60_000);
});

test("what cannot be taken is refused by name", async () => {
  expect((await send("x", { type: "application/json" })).status).toBe(415);
  expect((await send("x", { type: "multipart/form-data; boundary=x" })).status).toBe(415);
  expect((await send("x", { token: tokens.read })).status).toBe(403);
  expect((await send("x", { token: `xo_${"a".repeat(43)}` })).status).toBe(401);
  expect((await send("x", { headers: { "Content-Length": String(9 * 1024 ** 3) } })).status).toBe(413);
  for (const query of ["", "source=A&period=2026-13", "source=A&mode=later", "source=A&nonsense=1"]) {
    const answer = await send("x", { query });
    expect(answer.status, query).toBe(422);
    expect((await answer.json()).errors, query).toHaveLength(1);
  }
  expect((await send("x", { headers: { "Idempotency-Key": "a b" } })).status).toBe(422);
  const nonsense = await send("nothing of a bill", { query: "source=AWS" });
  expect(nonsense.status).toBe(422);
  expect(await nonsense.json()).toMatchObject({
    detail: expect.any(String),
    rejects: [],
    import: { status: "failed" },
  });
  const empty = await send(null, { query: "source=AWS" });
  expect(empty.status).toBe(422);
  expect((await GET(asking("GET", "none"), withId("none"))).status).toBe(422);
  const nowhere = "00000000-0000-7000-8000-00000000dead";
  expect((await GET(asking("GET", nowhere), withId(nowhere))).status).toBe(404);
  expect((await DELETE(asking("DELETE", nowhere), withId(nowhere))).status).toBe(404);
  expect((await send("x", { query: "source=AWS&kind=usage" })).status).toBe(409);
});

describe("receiving", () => {
  const path = (name: string) => join(importsFolder, name);
  const stream = (pieces: readonly Uint8Array[], end = true) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        if (end) controller.close();
      },
    });
  const limits = { bytesAtMost: 1_000, idleMs: 50 };

  test("keeps every byte of more than 10 MB, and its hash", async () => {
    const pieces = Array.from({ length: 180 }, (_, index) => new Uint8Array(65_537).fill(index));
    const whole = Buffer.concat(pieces);
    const received = await receive(stream(pieces), path("large"));
    const sha256 = createHash("sha256").update(whole).digest("hex");
    expect(received).toEqual({ bytes: 11_796_660, sha256 });
    expect((await readFile(path("large"))).equals(whole)).toBe(true);
    expect((await stat(path("large"))).mode & 0o077).toBe(0);
  });

  test("stops at the limit, and when nothing comes any more", async () => {
    await expect(receive(stream([new Uint8Array(1_001)]), path("above"), limits)).rejects.toThrow(/at most/);
    await expect(receive(stream([new Uint8Array(1)], false), path("silent"), limits)).rejects.toThrow(
      /stopped arriving/,
    );
  });

  test("leaves nothing of an upload that was cut", async () => {
    const query = {
      source: "Cut",
      commit: true,
      acceptRejects: false,
      kind: undefined,
      period: undefined,
      name: undefined,
    };
    const cut = receiveImport(analyst, {
      body: stream([new Uint8Array(1)], false),
      query,
      idempotencyKey: null,
      limits,
    });
    await expect(cut).rejects.toThrow(/stopped arriving/);
    expect((await owner.query("SELECT FROM bill_source WHERE name = 'Cut'")).rowCount).toBe(0);
  });
});

describe("what runs", () => {
  const query = (source: string) => ({
    source,
    commit: true,
    acceptRejects: false,
    kind: undefined,
    period: undefined,
    name: undefined,
  });

  test("can be cancelled: its reader is killed, nothing counts, its folder is gone", async () => {
    const many = focusCsv(Array.from({ length: 2_000 }, (_, index) => ({ day: "2026-10-01", billed: String(index) })));
    const { id, outcome } = await receiveImport(analyst, {
      body: new Blob([many]).stream(),
      query: query("Cancelled"),
      idempotencyKey: null,
    });
    await cancelImport(analyst, id);
    expect(await outcome).toEqual({ state: "cancelled" });
    const shown = await (await GET(asking("GET", id), withId(id))).json();
    expect(shown).toMatchObject({ status: "cancelled", batches: [] });
    await expect(cancelImport(analyst, id)).rejects.toThrow(/nothing to cancel/);
  });

  test("is taken up by the next start: checks run again, commits wait, folders that are over go", async () => {
    const csv = focusCsv([{ day: "2026-10-01", billed: "3" }]);
    const [checking, committing, over] = [
      await stagedImport(analyst, { source: "Resumed", csv }),
      await stagedImport(analyst, { source: "Resumed", csv: `${csv}\n` }),
      await stagedImport(analyst, { source: "Resumed", csv: `${csv}\n\n` }),
    ];
    await owner.query("UPDATE import_file SET status = 'checking' WHERE id = $1", [checking.id]);
    await moveImport(analyst, { id: committing.id, from: ["staged"], to: "committing" });
    await moveImport(analyst, { id: over.id, from: ["staged"], to: "cancelled" });
    await resumeImports();
    await vi.waitFor(async () => {
      const { rows } = await owner.query("SELECT status FROM import_file WHERE id = $1", [checking.id]);
      expect(rows[0].status).toBe("staged");
    }, 60_000);
    const { rows } = await owner.query("SELECT status, failure FROM import_file WHERE id = $1", [committing.id]);
    expect(rows[0]).toMatchObject({ status: "staged", failure: expect.stringMatching(/Nothing of it counts/) });
    const folders = await readdir(join(importsFolder, "imports"));
    expect(folders).toEqual(expect.arrayContaining([checking.id, committing.id]));
    expect(folders).not.toContain(over.id);
    for (const { id } of [checking, committing]) await cancelImport(analyst, id);
  });
});

test("equal files sent at once count once, and every answer names the same import", async () => {
  const lines = [{ day: "2026-10-03", billed: "0.1" }];
  const answers = await Promise.all(Array.from({ length: 6 }, () => send(focusCsv(lines), { query: "source=Twice" })));
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1);
  const { rows } = await owner.query(
    "SELECT sum(l.billed)::text AS billed FROM cost_line l JOIN import_batch b ON b.id = l.batch_id JOIN bill_source s ON s.id = b.source_id WHERE s.name = 'Twice'",
  );
  expect(exactSum([rows[0].billed])).toBe(exactSum(["0.1"]));
});

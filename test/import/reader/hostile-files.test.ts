import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { checkInto } from "../../../lib/import/reader/check-file";
import { clearStage } from "../../../lib/import/reader/stage-files";
import { UnreadableFile } from "../../../lib/import/reader/unreadable-file";
import { inFolder } from "./checked";
import { type HostileFile, hostileFiles } from "./hostile-files";

vi.setConfig({ testTimeout: 60_000 });

test.each(hostileFiles.map((file): [string, HostileFile] => [file.what, file]))("%s", async (_what, file) => {
  await inFolder(async (workFolder) => {
    const path = join(workFolder, "upload");
    await writeFile(path, await file.bytes());
    const checking = checkInto(
      {
        path,
        name: "../../bill.csv",
        kind: "focus",
        source: { name: "Our source" },
        workFolder,
        period: null,
        reportingCurrency: "USD",
        workloads: [],
      },
      () => undefined,
    );
    if ("refused" in file.becomes) {
      const error: unknown = await checking.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnreadableFile);
      expect(error).toMatchObject({ message: expect.stringContaining(file.becomes.refused) });
    } else {
      const { taken, rejected = [] } = file.becomes;
      const check = await checking;
      expect([check.accepted, check.rejected, check.problem]).toEqual([taken, rejected.length, null]);
      expect(check.rejects.map(({ line }) => line)).toEqual(rejected.map(([line]) => line));
      for (const [index, [, reason]] of rejected.entries()) expect(check.rejects[index]?.reason).toContain(reason);
    }
    await clearStage(workFolder);
    expect(await readdir(workFolder)).toEqual(["upload"]);
  });
});

test("after all of them this process holds less than 512 MB", () => {
  expect(process.memoryUsage.rss()).toBeLessThan(512 * 1024 * 1024);
});

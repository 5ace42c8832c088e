import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { focusCsv, inFolder } from "./checked";

/** What a file is answered with: why it is refused as a whole, or how many lines are taken and which are named why. */
export type HostileFile = {
  what: string;
  bytes: () => Uint8Array | Promise<Uint8Array>;
  becomes: { refused: string } | { taken: number; rejected?: readonly (readonly [line: number, reason: string])[] };
};

const csv = focusCsv({}, {});
const [header = "", line = ""] = csv.split("\n");
const text = (bytes: string) => () => Buffer.from(bytes);
const hex =
  (bytes: string, rest = "") =>
  () =>
    Buffer.concat([Buffer.from(bytes, "hex"), Buffer.from(rest)]);
const withLine = (bytes: string | Uint8Array) => () =>
  Buffer.concat([Buffer.from(`${header}\n${line}\n`), Buffer.from(bytes), Buffer.from(`\n${line}\n`)]);

export async function parquetOf(sql: string, options = ""): Promise<Buffer> {
  return inFolder(async (folder) => {
    const path = join(folder, "made.parquet");
    const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
    await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet${options})`);
    connection.closeSync();
    return readFile(path);
  });
}

export const parquetColumns = `TIMESTAMP '2026-10-01' AS BillingPeriodStart, TIMESTAMP '2026-10-03' AS ChargePeriodStart, 'S3' AS ServiceName`;

const good = `SELECT 1.5 AS BilledCost, ${parquetColumns}`;

async function damaged(change: (bytes: Buffer) => Uint8Array, sql = good): Promise<Uint8Array> {
  return change(Buffer.from(await parquetOf(sql)));
}

function changed(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? copy.length + at : at] = value;
  return copy;
}

function columns(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `x_${index}`);
  return `${header},${names.join(",")}\n${line},${names.map(() => "1").join(",")}`;
}

const packed = gzipSync(csv);
const refused = (what: string, bytes: HostileFile["bytes"], why: string): HostileFile => ({
  what,
  bytes,
  becomes: { refused: why },
});
const taken = (what: string, bytes: HostileFile["bytes"], lines: number): HostileFile => ({
  what,
  bytes,
  becomes: { taken: lines },
});
/** The only line there is, rejected. */
const rejectedAlone = (what: string, bytes: HostileFile["bytes"], reason: string): HostileFile => ({
  what,
  bytes,
  becomes: { taken: 0, rejected: [[1, reason]] },
});
/** An odd line between two ordinary ones, which are taken. */
const named = (what: string, odd: string | Uint8Array, reason: string, on = 3): HostileFile => ({
  what,
  bytes: withLine(odd),
  becomes: { taken: 2, rejected: [[on, reason]] },
});

const isDamaged = "The compressed file is damaged or cut off after";
const badParquet = "The Parquet file is damaged: it cannot be read to its end.";

export const hostileFiles: readonly HostileFile[] = [
  refused("one NUL", hex("00"), "The file is not text: its first line holds NUL bytes."),
  refused("a megabyte of NULs", () => Buffer.alloc(1_000_000), "The file is not text: its first line holds NUL bytes."),
  refused("only line breaks", text("\n\n\n\n"), "The first line is empty; it has to name the columns."),
  refused("only commas", text(",,,\n,,,"), "The first line is empty; it has to name the columns."),
  refused("only a quote", text('"'), "The first line names no columns: a quote is never closed."),
  refused(
    "a quote that the header never closes",
    text(`"${csv}`),
    "The first line names no columns: text follows a closing quote.",
  ),
  refused("a header with a NUL", text(`Billed\0Cost${csv}`), "The file is not text: its first line holds NUL bytes."),
  refused(
    "a header that is no UTF-8",
    () => Buffer.concat([Buffer.from([0xc3, 0x28]), Buffer.from(csv)]),
    "The file is not UTF-8 text. Save it as CSV UTF-8.",
  ),
  refused(
    "a header with text behind a quote",
    text(`"a"b,c\n1,2`),
    "The first line names no columns: text follows a closing quote.",
  ),
  refused("only a header, with CRLF", text(`${header}\r\n\r\n`), "The file has column names but no lines below them."),
  refused(
    "CR alone as line end",
    text(csv.replaceAll("\n", "\r")),
    "The first line names no columns: a carriage return stands outside of quotes.",
  ),
  refused("tabs between columns", text(csv.replaceAll(",", "\t")), "The columns have to be separated by commas."),
  refused("bars between columns", text(csv.replaceAll(",", "|")), "The columns have to be separated by commas."),
  refused(
    "UTF-16, most significant first",
    () => Buffer.from(`\uFEFF${csv}`, "utf16le").swap16(),
    "The file is UTF-16 text, not UTF-8.",
  ),
  refused("UTF-32", hex("fffe0000", "B\0\0\0"), "The file is UTF-16 text, not UTF-8."),
  taken("two marks", text(`\uFEFF\uFEFF${csv}`), 2),
  refused(
    "a page that says that signing in failed",
    text("<!doctype html>\n<html><body>Sign in</body></html>"),
    "The file has no column with values for BilledCost or EffectiveCost, BillingPeriodStart, ChargePeriodStart. None of its columns is one of FOCUS.",
  ),
  refused(
    "JSON",
    text('[{"BilledCost":1}]'),
    "The first line names no columns: a quote stands inside a field without quotes.",
  ),
  refused(
    "XML",
    text('<?xml version="1.0"?>\n<rows/>'),
    "The first line names no columns: a quote stands inside a field without quotes.",
  ),
  refused(
    "a header of formulas",
    text("=BilledCost,=EffectiveCost\n1,2"),
    "The file has no column with values for BilledCost or EffectiveCost, BillingPeriodStart, ChargePeriodStart. None of its columns is one of FOCUS.",
  ),
  refused("a header of SQL", text("BilledCost; DROP TABLE x\n1"), "The columns have to be separated by commas."),
  refused(
    "a header of paths",
    text("../../a,../../b\n1,2"),
    "The file has no column with values for BilledCost or EffectiveCost, BillingPeriodStart, ChargePeriodStart. None of its columns is one of FOCUS.",
  ),
  refused(
    "1,001 columns",
    text(Array.from({ length: 1_001 }, (_, index) => `c${index}`).join(",")),
    "The file has 1001 columns; at most 1000 are taken.",
  ),
  refused(
    "a name of 201 characters",
    text(`${"n".repeat(201)},b\n1,2`),
    "A column has a name of 201 characters; at most 200 are taken.",
  ),
  refused("a column twice but for spaces", text("BilledCost, BilledCost \n1,2"), "The column BilledCost stands twice."),
  refused(
    "a column twice but for its case",
    text(`${header},BILLEDCOST\n${line},1`),
    "The column BILLEDCOST stands twice.",
  ),
  refused("a ZIP archive", hex("504b0304", csv), "The file is an Excel workbook or a ZIP archive."),
  refused("an empty ZIP archive", hex("504b0506"), "The file is an empty ZIP archive."),
  refused("an old workbook", hex("d0cf11e0a1b11ae1"), "The file is an old Excel workbook."),
  refused("bzip2", hex("425a6839", csv), "The file is packed with bzip2."),
  refused("xz", hex("fd377a585a00", csv), "The file is packed with xz."),
  refused("7-Zip", hex("377abcaf271c", csv), "The file is a 7-Zip archive."),
  refused("a picture", hex("89504e470d0a1a0a0000000d"), "The file is not UTF-8 text. Save it as CSV UTF-8."),
  refused(
    "a program",
    hex("7f454c46020101000000000000000000"),
    "The file is not text: its first line holds NUL bytes.",
  ),
  refused("a database", text("SQLite format 3\0"), "The file is not text: its first line holds NUL bytes."),
  refused(
    "a tar archive",
    () => Buffer.concat([Buffer.from("bill.csv"), Buffer.alloc(504), Buffer.from(csv)]),
    "The file is not text: its first line holds NUL bytes.",
  ),
  refused("gzip of nothing", () => gzipSync(""), "The file is empty."),
  refused("gzip of gzip", () => gzipSync(packed), "The file is not text: its first line holds NUL bytes."),
  refused(
    "gzip of a ZIP archive",
    () => gzipSync(Buffer.from("504b030414000600", "hex")),
    "The file is not text: its first line holds NUL bytes.",
  ),
  refused(
    "gzip of UTF-16",
    () => gzipSync(Buffer.from(csv, "utf16le")),
    "The file is not text: its first line holds NUL bytes.",
  ),
  refused("only the start of gzip", () => packed.subarray(0, 10), isDamaged),
  refused("two bytes of gzip", () => packed.subarray(0, 2), isDamaged),
  refused("gzip with another checksum", () => changed(packed, -8, (packed.at(-8) ?? 0) ^ 1), isDamaged),
  refused("gzip with another length", () => changed(packed, -1, 9), isDamaged),
  refused("gzip of an unknown method", () => changed(packed, 2, 7), isDamaged),
  refused("gzip whose second part is cut off", () => Buffer.concat([packed, packed.subarray(0, 30)]), isDamaged),
  refused("gzip cut off by a byte", () => packed.subarray(0, -1), isDamaged),
  refused("only the start of zstd", hex("28b52ffd"), isDamaged),
  refused("zstd of noise", hex("28b52ffd", "x".repeat(200)), isDamaged),
  refused("an encrypted Parquet file", hex("50415245", "x".repeat(40)), "The file is an encrypted Parquet file."),
  refused(
    "Parquet with an encrypted footer",
    () => damaged((bytes) => Buffer.concat([bytes.subarray(0, -4), Buffer.from("PARE")])),
    "The Parquet file is cut off: its end is missing.",
  ),
  refused(
    "Parquet without its last byte",
    () => damaged((bytes) => bytes.subarray(0, -1)),
    "The Parquet file is cut off: its end is missing.",
  ),
  refused(
    "Parquet without its middle",
    () => damaged((bytes) => Buffer.concat([bytes.subarray(0, 60), bytes.subarray(-60)])),
    badParquet,
  ),
  refused("Parquet with a footer longer than the file", () => damaged((bytes) => changed(bytes, -5, 0x7f)), badParquet),
  refused(
    "Parquet with a footer of noise",
    () => damaged((bytes) => bytes.fill(0x55, bytes.length - 200, bytes.length - 8)),
    badParquet,
  ),
  refused("Parquet with pages of noise", () => damaged((bytes) => bytes.fill(0xaa, 4, 40)), badParquet),
  refused("Parquet without a row", () => parquetOf(`${good} WHERE false`), "The file has columns but no rows."),
  refused(
    "Parquet of other columns",
    () => parquetOf("SELECT 1 AS a, 2 AS b"),
    "The file has no column with values for BilledCost or EffectiveCost, BillingPeriodStart, ChargePeriodStart. None of its columns is one of FOCUS.",
  ),
  refused(
    "Parquet with a column twice",
    () => parquetOf(`SELECT 1.5 AS BilledCost, 2 AS billed_cost, ${parquetColumns}`),
    "The columns BilledCost and billed_cost both name BilledCost.",
  ),
  refused(
    "Parquet with 1,001 columns",
    () => parquetOf(`SELECT ${Array.from({ length: 1_001 }, (_, index) => `1 AS c${index}`).join(", ")}`),
    "The file has 1001 columns; at most 1000 are taken.",
  ),
  rejectedAlone(
    "Parquet with costs in lists",
    () => parquetOf(`SELECT [1.5, 2] AS BilledCost, ${parquetColumns}`),
    "is no amount: written with a thousands separator or a decimal comma",
  ),
  refused(
    "Parquet with costs that are bytes",
    () => parquetOf(`SELECT '\\xFF\\xFE'::BLOB AS BilledCost, ${parquetColumns}`),
    badParquet,
  ),
  rejectedAlone(
    "Parquet with costs that are no numbers",
    () => parquetOf(`SELECT 'NaN'::DOUBLE AS BilledCost, ${parquetColumns}`),
    "is no amount: not a finite number",
  ),
  rejectedAlone(
    "Parquet with endless costs",
    () => parquetOf(`SELECT 'inf'::DOUBLE AS BilledCost, ${parquetColumns}`),
    "is no amount: not a finite number",
  ),
  rejectedAlone(
    "Parquet with costs that are true",
    () => parquetOf(`SELECT true AS BilledCost, ${parquetColumns}`),
    "is no amount: not a decimal number",
  ),
  rejectedAlone(
    "Parquet with times at the end of time",
    () =>
      parquetOf(
        `SELECT 1.5 AS BilledCost, TIMESTAMP 'infinity' AS BillingPeriodStart, TIMESTAMP '2026-10-03' AS ChargePeriodStart`,
      ),
    "is no date of 2000 to 2099",
  ),
  taken("Parquet with tags in a structure", () => parquetOf(`${good}, {'team': 'vision'} AS Tags`), 1),
  taken("Parquet with a column of nested lists", () => parquetOf(`${good}, [[1, 2], [3]] AS x_nested`), 1),
  taken("Parquet with times in nanoseconds", () => parquetOf(good.replaceAll("TIMESTAMP '", "TIMESTAMP_NS '")), 1),
  taken("Parquet with days for times", () => parquetOf(good.replaceAll("TIMESTAMP '", "DATE '")), 1),
  taken("Parquet packed with zstd", () => parquetOf(good, ", COMPRESSION zstd"), 1),
  taken("a mark in front", text(`\uFEFF${csv}`), 2),
  taken("CRLF", text(csv.replaceAll("\n", "\r\n")), 2),
  taken("line ends of both kinds", text(`${header}\r\n${line}\n${line}\r\n${line}`), 3),
  taken("blank lines between", text(`${header}\n\n${line}\n\r\n\n${line}\n\n`), 2),
  taken(
    "names in quotes with spaces around them",
    text(
      `${header
        .split(",")
        .map((name) => `" ${name} "`)
        .join(",")}\n${line}`,
    ),
    1,
  ),
  taken("985 more columns, 1,000 in all", text(columns(985)), 1),
  taken("a name that is a prototype", text(`${header},__proto__\n${line},1`), 1),
  named("a line of one field", "x", "has 1 fields, the header has 15"),
  named("a line with a field more", `${line},1`, "has 16 fields, the header has 15"),
  named("a line of commas", ",".repeat(20_000), "has 20001 fields, the header has 15"),
  named("a quote inside a field", line.replace("r-1", 'r"1'), "a quote stands inside a field without quotes"),
  named("text behind a closing quote", line.replace("r-1", '"r"1'), "text follows a closing quote"),
  named("a carriage return inside a field", line.replace("r-1", "r\r1"), "a carriage return stands outside of quotes"),
  named("a NUL", line.replace("r-1", "r\0"), "holds a NUL byte"),
  named("a NUL of two bytes", Buffer.concat([Buffer.from("x"), Buffer.from([0xc0, 0x80])]), "not UTF-8 text"),
  named("half of a surrogate pair", Buffer.from([0xed, 0xa0, 0x80]), "not UTF-8 text"),
  named("Latin-1", Buffer.from(line.replace("r-1", "é"), "latin1"), "not UTF-8 text"),
  named("a byte that begins nothing", Buffer.concat([Buffer.from([0xff]), Buffer.from(line)]), "not UTF-8 text"),
  named("a field of 1 MB", line.replace("r-1", "x".repeat(1_000_000)), "longer than 524288 bytes"),
  named("a field of 1 MB in quotes", line.replace("r-1", `"${"x".repeat(1_000_000)}"`), "longer than 524288 bytes"),
  {
    what: "a quote that is never closed",
    bytes: text(`${header}\n${line}\n"never\nclosed\nany more`),
    becomes: { taken: 1, rejected: [[3, "a quote is never closed; it takes 2 more lines"]] },
  },
];

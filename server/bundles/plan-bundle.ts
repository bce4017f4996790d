import type { CaseVersion } from '../casework/case-version.js';
import { type Attached, attachedParts } from './attachments.js';
import { auditLogOf } from './audit-log.js';
import { contentIdOf, linesOfManifest, manifestOf, TAG_MANIFEST, tagFilesOf } from './bag.js';
import { chartOf } from './chart.js';
import { csvOf } from './csv.js';
import { csvwMetadata } from './csvw.js';
import { type Extract, proofPartsOf } from './extract.js';
import { ftmOf } from './ftm.js';
import { graphmlOf } from './graphml.js';
import { OrderedCase } from './ordered-case.js';
import { type Part, partOf } from './part.js';
import { provOf } from './prov.js';
import { type Making, type Report, reportOf } from './report.js';
import { CRATE_PATH, roCrateOf } from './ro-crate.js';
import { allTables, tablesOf } from './tables/index.js';

/** What the printer gets: the report's words and what goes inside the PDF beside them. */
export interface PrintJob {
  readonly report: Report;
  readonly chartSvg: string;
  readonly attachments: readonly { readonly name: string; readonly describes: string; readonly bytes: Uint8Array }[];
}

/** Makes the PDF of a report. Must be a function of the job alone: the same job, the same bytes. */
export type Printer = { readonly making: Making; print(job: PrintJob): Promise<Uint8Array> };

export interface BundlePlan {
  /** The one folder at the zip's top. */
  readonly root: string;
  /** Every file but the signature, in the order in which they were made. */
  readonly parts: readonly Part[];
  readonly contentId: string;
  /** SHA-256 of tagmanifest-sha256.txt. */
  readonly bundleId: string;
}

/**
 * Everything in a bundle but its signature. A function of the case version, the files it rests on and the printer: no clock
 * is asked. What names a hash is made after what is hashed: tables, graph, exhibits, custody, then the content id, the
 * report that prints it, the crate that lists the report, and the manifests.
 */
export async function planBundle(
  version: CaseVersion,
  extracts: readonly Extract[],
  attached: readonly Attached[],
  printer: Printer,
): Promise<BundlePlan> {
  const known = new OrderedCase(version, extracts, attached);
  const tables = tablesOf(known);
  const files = allTables(tables, version.edition);
  const auditLog = auditLogOf(version.events);

  const facts = [
    ...files.map((t) => partOf(`data/tables/${t.name}.csv`, csvOf(t))),
    partOf('data/tables/csv-metadata.json', csvwMetadata(files)),
    partOf('data/graph/entities.ftm.ndjson', ftmOf(known)),
    partOf('data/graph/case.graphml', graphmlOf(known, tables)),
    partOf('data/provenance/prov.json', provOf(known)),
    ...extracts.flatMap((extract) => [extract.part, ...proofPartsOf(extract)]),
    ...attachedParts(attached),
    partOf('data/custody/audit-log.ndjson', auditLog.text),
  ];
  const contentId = contentIdOf(linesOfManifest(manifestOf(facts, 'sha256')));

  const chartSvg = chartOf(known);
  const pdf = await printer.print({
    report: reportOf(known, tables, contentId, printer.making),
    chartSvg,
    attachments: [tables.links, tables.exhibits].map((t) => ({
      name: `${t.name}.csv`,
      describes: t.describes,
      bytes: Buffer.from(csvOf(t)),
    })),
  });
  const payload = [...facts, partOf('data/report/chart.svg', chartSvg), partOf('data/report/case-file.pdf', pdf)];
  const described = [...payload, partOf(CRATE_PATH, roCrateOf(known, payload, contentId))];
  const tagFiles = tagFilesOf(known, described, contentId, auditLog.head, tables.withheld.rows.length);
  const bundleId = tagFiles.find((p) => p.path === TAG_MANIFEST)?.sha256 ?? '';
  return { root: rootFolderOf(version.reference), parts: [...described, ...tagFiles], contentId, bundleId };
}

/** "CASE-2024-17": letters of any script, digits, dots and dashes; everything else becomes a dash. */
export function rootFolderOf(reference: string): string {
  const safe = reference
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return `CASE-${safe.replace(/^CASE-/i, '') || 'unnamed'}`;
}

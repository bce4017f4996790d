import type { ColumnKind, Table } from './table.js';

// "CSV on the Web" (W3C, 2015) says what stands in each table, so that a machine can check it without us.

const DATATYPES: Readonly<Record<ColumnKind, unknown>> = {
  text: 'string',
  quoted: 'string',
  day: { base: 'date', format: 'yyyy-MM-dd' },
  instant: { base: 'string', format: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z' },
  integer: 'integer',
  decimal: 'decimal',
  sha256: { base: 'string', format: '[0-9a-f]{64}' },
};

/** The description of all tables, their columns, keys and references. */
export function csvwMetadata(tables: readonly Table[]): string {
  return `${JSON.stringify({ '@context': 'http://www.w3.org/ns/csvw', tables: tables.map(describe) }, null, 1)}\n`;
}

function describe(table: Table): unknown {
  return {
    url: `${table.name}.csv`,
    'dc:description': table.describes,
    tableSchema: {
      columns: table.columns.map(({ name, kind, required }) => ({
        name,
        titles: name,
        datatype: DATATYPES[kind],
        ...(required ? { required } : {}),
      })),
      primaryKey: table.key,
      ...(table.foreignKeys.length > 0
        ? {
            foreignKeys: table.foreignKeys.map((f) => ({
              columnReference: f.column,
              reference: { resource: `${f.table}.csv`, columnReference: f.key },
            })),
          }
        : {}),
    },
  };
}

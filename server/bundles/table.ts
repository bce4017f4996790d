/**
 * What a column holds. `text` is guarded against spreadsheets that take a cell for a formula; `quoted` is a cell of a source
 * letter by letter and is not, because it must be found in the exhibit's bytes (docs/decisions/0082).
 */
export type ColumnKind = 'text' | 'quoted' | 'day' | 'instant' | 'integer' | 'decimal' | 'sha256';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Never empty. The last column of a table always is: a reader notices a row that was cut short only by a cell that must be there. */
  readonly required: boolean;
}

export interface ForeignKey {
  readonly column: string;
  readonly table: string;
  readonly key: string;
}

export type Row<Name extends string = string> = Readonly<Record<Name, string>>;

/** One table of the bundle: what the report prints and what the CSV file holds. */
export interface Table<Name extends string = string> {
  /** The file's name without ".csv". */
  readonly name: string;
  readonly describes: string;
  readonly columns: readonly (Column & { readonly name: Name })[];
  readonly key: readonly Name[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly rows: readonly Row<Name>[];
}

/** Columns by name: "text" may be empty, "text!" may not. */
type ColumnPlan<Name extends string> = Readonly<Record<Name, ColumnKind | `${ColumnKind}!`>>;

export function tableOf<Name extends string>(
  spec: {
    readonly name: string;
    readonly describes: string;
    readonly columns: ColumnPlan<Name>;
    readonly key: readonly NoInfer<Name>[];
    readonly foreignKeys?: readonly ForeignKey[];
  },
  rows: readonly Row<NoInfer<Name>>[],
): Table<Name> {
  const columns = (Object.entries(spec.columns) as [Name, string][]).map(([name, kind]) => ({
    name,
    kind: kind.replace('!', '') as ColumnKind,
    required: kind.endsWith('!'),
  }));
  return {
    name: spec.name,
    describes: spec.describes,
    columns,
    key: spec.key,
    foreignKeys: spec.foreignKeys ?? [],
    rows,
  };
}

/** Heading of the column of an extract that says where a row stands in the file as received. */
export const AT_COLUMN = '⟨at⟩';

/** Heading of the column that says why a row of an extract is refused; empty where it is not. To mend a row is also to empty this cell. */
export const REFUSED_COLUMN = '⟨refused⟩';

/** Columns that an extract has beside those of the file. */
export const ADDED_COLUMNS = 2;

/** Why a row was refused while its table was made. */
export interface RowComplaint {
  readonly column: string;
  readonly reason: string;
  /** What stood in the file, where no cell of the row holds it. */
  readonly value?: string;
}

const BEFORE_VALUE = ' ⟨=⟩ ';

/** A complaint as the text of its cell: `⟨id⟩ The key stands twice`. */
export function complaintText({ column, reason, value }: RowComplaint): string {
  return `⟨${column}⟩ ${reason}${value === undefined ? '' : `${BEFORE_VALUE}${value}`}`;
}

/** The complaint that a cell's text says; what is not written by `complaintText` is all reason. */
export function complaintIn(text: string, header: readonly string[]): RowComplaint {
  const known = ['', ...header].filter((name) => text.startsWith(`⟨${name}⟩ `)).sort((a, b) => b.length - a.length)[0];
  // A column without a heading is named by its number.
  const column = known ?? /^⟨(column \d{1,6})⟩ /.exec(text)?.[1];
  const said = column === undefined ? text : text.slice(column.length + 3);
  const valueAt = said.indexOf(BEFORE_VALUE);
  return {
    column: column ?? '',
    reason: valueAt < 0 ? said : said.slice(0, valueAt),
    ...(valueAt < 0 ? {} : { value: said.slice(valueAt + BEFORE_VALUE.length) }),
  };
}

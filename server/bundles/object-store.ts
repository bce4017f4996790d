/** Files as they came, each kept under the SHA-256 of its bytes. */
export interface ObjectStore {
  /** The bytes from `byteStart` up to, not including, `byteEnd`; to the file's end or from its start where one is not given. */
  read(sha256: string, byteStart?: number, byteEnd?: number): AsyncIterable<Uint8Array>;
}

/** The register's own number names a company for good: rows of both layouts that bear it speak of one company. */
export function companyKey(registry: string, number: string): string {
  return `register:${registry}:${number}`;
}

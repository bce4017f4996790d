import type { CheckedIdentifier } from '../verdict.js';
import { malformed, placeholder, valid } from './checked.js';

/** An e-mail address, lower case: no provider in use tells "Info@" from "info@". */
export function checkEmailAddress(raw: string): CheckedIdentifier {
  const address = raw
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || !/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local) || !isDomain(domain))
    return malformed('it is no e-mail address');
  if (isNobodys(domain) || /^(none|na|n\.a|noemail|nomail|test|xxx*)$/.test(local)) return placeholder(address);
  return valid(address);
}

/** A domain name, as it is or out of a web address, without "www.". */
export function checkDomainName(raw: string): CheckedIdentifier {
  const host = raw
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/, '');
  const domain = host.replace(/^www\d?\./, '').replace(/\.$/, '');
  if (!isDomain(domain)) return malformed('it is no domain name');
  return isNobodys(domain) ? placeholder(domain) : valid(domain);
}

/** The domain of a valid e-mail address. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function isDomain(text: string): boolean {
  return (
    text.length <= 253 &&
    /^([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*[\p{L}\p{N}]$/u.test(text)
  );
}

/** Names set apart for examples and tests (RFC 2606). */
function isNobodys(domain: string): boolean {
  return /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost)$/.test(domain);
}

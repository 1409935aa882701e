import { checkIpAddress, parseAddress } from "../values/cidr";
import { asList, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";

/** A domain name, with or without a period at the end. */
const DOMAIN =
  /^(?=.{1,254}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?$/;
/** An option of resolv.conf, such as `ndots:2` or `rotate`. */
const OPTION = /^[a-z0-9-]+(?::\d+)?$/;

/**
 * Checks a pod's DNS settings: name servers, search domains and options. Of a group nothing is known to be refused:
 * Terraform's acceptance tests run with name servers that are names.
 */
export function checkDnsConfig(value: unknown, path: string): Problem[] {
  const rule = RULES.kubernetes;
  if (!isRecord(value)) return [];
  const { nameServers, searchDomains, options } = value;
  const none: Problem = { path: `${path}.nameServers`, allowed: "must have an address", rule };
  return [
    ...(Array.isArray(nameServers) && nameServers.length === 0 ? [none] : []),
    ...asList(nameServers).flatMap((server, i) => checkIpAddress(server, `${path}.nameServers[${i}]`, rule)),
    ...checkWords(searchDomains, `${path}.searchDomains`, DOMAIN, "must be domain names with spaces between", rule),
    ...checkWords(options, `${path}.options`, OPTION, "must be options such as ndots:2 with spaces between", rule),
  ];
}

function checkWords(value: unknown, path: string, pattern: RegExp, allowed: string, rule: string): Problem[] {
  if (typeof value !== "string" || words(value).every((word) => pattern.test(word))) return [];
  return [{ path, value, allowed, rule }];
}

function words(text: string): string[] {
  return text.split(/[ \t]+/).filter((word) => word !== "");
}

/** Whether a name server is given by its address, as a resolver needs it. */
export function isNameServerAddress(server: string): boolean {
  return parseAddress(server) !== undefined || /^[0-9a-f.]*:[0-9a-f:.]*$/i.test(server);
}

/** Words separated by one space each, as resolv.conf reads them. */
export function canonicalWords(text: string): string {
  return words(text).join(" ");
}

import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { failed } from '../failure.ts';

/** Networks that are not the public internet: this machine, private ones, and those that lead into them. */
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  // Ways from IPv6 into IPv4 networks, private ones too.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv6');

/** Says whether an IP address is one of the public internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !NOT_PUBLIC.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Throws: HARVEST_FAILED for an address that is no name and not public. A name is checked when it is resolved. */
export function checkLiteral(url: URL, isOpen = isPublic): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isOpen(host)) throw privateAddress(url.hostname);
}

/**
 * Resolves a name for the connection that is about to be made, and gives it no address that is not open: what was
 * checked is what is connected to, whatever the name resolves to a moment later.
 */
export function lookupOnly(isOpen: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const open = addresses.filter(({ address }) => isOpen(address));
      const [first] = open;
      if (!first) return callback(privateAddress(hostname), '');
      if (options.all) return callback(null, open);
      return callback(null, first.address, first.family);
    });
  };
}

function privateAddress(host: string): Error {
  return failed(
    `${host} is an address of this machine or of a private network. Give a public one, or set HARVEST_PRIVATE to on`,
    'private',
  );
}

import { generateKeyPairSync, sign } from "node:crypto";

/** A key and a self-signed certificate, as PEM. With an IPv4 address, the certificate is valid for a server there. */
export function selfSigned(commonName: string, address?: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ecdsaWithSha256 = sequence(bytes(0x06, Buffer.from("2a8648ce3d040302", "hex")));
  const name = sequence(
    bytes(0x31, sequence(bytes(0x06, Buffer.from("550403", "hex")), bytes(0x0c, Buffer.from(commonName)))),
  );
  const validity = sequence(bytes(0x17, Buffer.from("200101000000Z")), bytes(0x17, Buffer.from("491231235959Z")));
  const body = sequence(
    // Extensions need version 3.
    ...(address === undefined ? [] : [bytes(0xa0, bytes(0x02, Buffer.from([2])))]),
    bytes(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    ...(address === undefined ? [] : [bytes(0xa3, sequence(alternativeName(address)))]),
  );
  const signature = bytes(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]));
  const der = sequence(body, ecdsaWithSha256, signature).toString("base64");
  const cert = `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)!.join("\n")}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), cert };
}

function alternativeName(address: string): Buffer {
  const names = sequence(bytes(0x87, Buffer.from(address.split(".").map(Number))));
  return sequence(bytes(0x06, Buffer.from("551d11", "hex")), bytes(0x04, names));
}

/** A DER value: tag, length, content. */
function bytes(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => bytes(0x30, Buffer.concat(parts));

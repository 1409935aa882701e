import { isIP } from "node:net";
import { webcrypto } from "node:crypto";

const CA_DAYS = 3650;
/** Apple's systems refuse certificates of servers that are valid for longer. */
const SERVER_DAYS = 397;
/** A certificate is valid from a moment before it was made: clocks differ. */
const EARLIER_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A certificate and its private key, both as PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** Makes a certificate authority that is known nowhere yet. It may sign for servers, and for no other authority. */
export async function makeAuthority(now: Date, machine: string): Promise<KeyPair> {
  const x509 = await library();
  const keys = await newKeys();
  const name = `CN=${escaped(`Berth on ${machine}`)},O=Berth`;
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(now, CA_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: `${cert.toString("pem")}\n`, key: await pem(keys.privateKey) };
}

/** Makes a server's certificate for these names and addresses, signed by the authority. */
export async function makeServerCertificate(authority: KeyPair, names: readonly string[], now: Date): Promise<KeyPair> {
  const x509 = await library();
  const [issuer, signingKey, keys] = [
    new x509.X509Certificate(authority.cert),
    await imported(authority.key),
    await newKeys(),
  ];
  const cert = await x509.X509CertificateGenerator.create({
    subject: `CN=${escaped(names[0] ?? "localhost")},O=Berth`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ALGORITHM,
    ...validity(now, SERVER_DAYS),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? ("dns" as const) : ("ip" as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: `${cert.toString("pem")}\n`, key: await pem(keys.privateKey) };
}

/** It is loaded when a certificate is made, since it is large. */
async function library() {
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  x509.cryptoProvider.set(webcrypto);
  return x509;
}

const validity = (now: Date, days: number) => ({
  notBefore: new Date(now.getTime() - EARLIER_MS),
  notAfter: new Date(now.getTime() + days * DAY_MS),
});

/** A value in a distinguished name. */
const escaped = (text: string): string => text.replaceAll(/[,+"\\<>;=#]/g, "\\$&");

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);

async function pem(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`;
}

function imported(key: string): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(key.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
  return webcrypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}

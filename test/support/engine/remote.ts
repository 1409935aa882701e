import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Growing } from "../waiting";
import { EngineDaemon } from "./daemon";

const TLS_PORT = 2376;
const SSH_PORT = 2222;

/**
 * A Docker Engine that looks to clients like one on another machine: it has another network, connected by a virtual
 * cable, and its own /run. It listens at TCP with TLS. An OpenSSH server of the test beside it accepts the test's key.
 */
export class RemoteEngine {
  readonly folder = mkdtempSync(join(tmpdir(), "berth-remote-"));
  /** Addresses of the other machine, from a range that is reserved for tests between machines. */
  readonly address: string;
  private readonly own: string;
  private readonly cable = `bt${randomBytes(4).toString("hex")}`;
  readonly daemon: EngineDaemon;
  private sshd: ChildProcess | undefined;
  /** What the OpenSSH server says of its clients. */
  readonly sshLog = new Growing();

  constructor() {
    const [a = 0, b = 0] = randomBytes(2);
    this.own = `198.18.${a}.${(b & 0xfc) + 1}`;
    this.address = `198.18.${a}.${(b & 0xfc) + 2}`;
    this.makeCertificates();
    this.daemon = new EngineDaemon(
      [
        ...["-H", `tcp://0.0.0.0:${TLS_PORT}`, "--tlsverify", "--tlscacert", this.at("ca.pem")],
        ...["--tlscert", this.at("server-cert.pem"), "--tlskey", this.at("server-key.pem")],
        ...runtimeArguments(),
      ],
      true,
    );
  }

  get tls() {
    return {
      dockerHost: `tcp://${this.address}:${TLS_PORT}`,
      env: { DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: this.folder },
    };
  }

  /** A context of the docker CLI: one that DOCKER_CONTEXT names, or the current one of a home. */
  context(
    name: string,
    kind: "named" | "current",
    options: "ca" | "skip-tls-verify" | "neither",
  ): { home?: string; env: Record<string, string> } {
    const home = this.at(name);
    const config = join(home, ".docker");
    const docker = (...args: string[]) =>
      execFileSync("docker", ["--config", config, "context", ...args], { stdio: "pipe" });
    const verification = { ca: `,ca=${this.at("ca.pem")}`, "skip-tls-verify": ",skip-tls-verify=true", neither: "" };
    const own = `,cert=${this.at("cert.pem")},key=${this.at("key.pem")}`;
    docker("create", name, "--docker", `host=${this.tls.dockerHost}${own}${verification[options]}`);
    if (kind === "current") docker("use", name);
    return kind === "current" ? { home, env: {} } : { env: { DOCKER_CONFIG: config, DOCKER_CONTEXT: name } };
  }

  get ssh() {
    return { dockerHost: `ssh://root@${this.address}:${SSH_PORT}`, env: {} };
  }

  async start(): Promise<void> {
    await this.daemon.start();
    const { pid } = this.daemon;
    execFileSync("ip", ["link", "add", this.cable, "type", "veth", "peer", "name", "cable", "netns", String(pid)]);
    execFileSync("ip", ["addr", "add", `${this.own}/30`, "dev", this.cable]);
    execFileSync("ip", ["link", "set", this.cable, "up"]);
    this.daemon.onHost("ip", "addr", "add", `${this.address}/30`, "dev", "cable");
    this.daemon.onHost("ip", "link", "set", "cable", "up");
    await this.startSsh();
  }

  /** Runs the OpenSSH server, and puts an ssh with the test's settings first in PATH. */
  private async startSsh(): Promise<void> {
    for (const name of ["host", "client"])
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", this.at(`${name}-key`)]);
    this.trustHostKey(this.at("host-key.pub"));
    writeFileSync(
      this.at("sshd_config"),
      [
        `ListenAddress ${this.address}:${SSH_PORT}`,
        `HostKey ${this.at("host-key")}`,
        `AuthorizedKeysFile ${this.at("client-key.pub")}`,
        "PermitRootLogin prohibit-password",
        "PasswordAuthentication no",
        "StrictModes no",
        "UsePAM no",
        "PidFile none",
        "LogLevel VERBOSE",
        `SetEnv PATH=${process.env.PATH}`,
      ].join("\n") + "\n",
    );
    writeFileSync(
      this.at("ssh_config"),
      [
        `IdentityFile ${this.at("client-key")}`,
        "IdentitiesOnly yes",
        `UserKnownHostsFile ${this.at("known_hosts")}`,
        "GlobalKnownHostsFile /dev/null",
        // OpenSSH's own choice: it asks the user about a key that it does not know.
        "StrictHostKeyChecking ask",
      ].join("\n") + "\n",
    );
    writeFileSync(this.at("ssh"), `#!/bin/sh\nexec /usr/bin/ssh -F ${this.at("ssh_config")} "$@"\n`);
    chmodSync(this.at("ssh"), 0o755);
    process.env.PATH = `${this.folder}:${process.env.PATH}`;
    const spaces = ["-t", String(this.daemon.pid), "--net", "--mount"];
    execFileSync("nsenter", [...spaces, "mkdir", "-p", "/run/sshd"]);
    const sshd = spawn("nsenter", [...spaces, "/usr/sbin/sshd", "-D", "-e", "-f", this.at("sshd_config")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.sshd = sshd;
    sshd.stderr.on("data", (chunk) => this.sshLog.add(chunk));
    const ended = once(sshd, "exit").then(() => Promise.reject(new Error(`sshd did not start: ${this.sshLog.text}`)));
    ended.catch(() => undefined);
    await Promise.race([this.sshLog.says((said) => said.includes("Server listening")), ended]);
  }

  /** Makes a key that the client expects of the server. */
  trustHostKey(publicKey: string): void {
    const [type, key] = readFileSync(publicKey, "utf8").split(" ");
    writeFileSync(this.at("known_hosts"), `[${this.address}]:${SSH_PORT} ${type} ${key}\n`);
  }

  async remove(): Promise<void> {
    process.env.PATH = process.env.PATH!.replace(`${this.folder}:`, "");
    if (this.sshd !== undefined && this.sshd.exitCode === null) {
      const ended = once(this.sshd, "exit");
      this.sshd.kill();
      await ended;
    }
    await this.daemon.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  at = (name: string): string => join(this.folder, name);

  /** A certificate authority, and with it the engine's certificate and the client's, named as the docker CLI names them. */
  private makeCertificates(): void {
    const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: this.folder, stdio: "pipe" });
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    openssl("req", "-x509", ...key, "-keyout", "ca-key.pem", "-out", "ca.pem", "-days", "2", "-subj", "/CN=berth test");
    const sign = (name: string, keyName: string, certificate: string, extensions: string) => {
      writeFileSync(this.at("extensions"), extensions);
      openssl("req", ...key, "-keyout", keyName, "-out", "request", "-subj", `/CN=${name}`);
      const authority = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-days", "2"];
      openssl("x509", "-req", "-in", "request", ...authority, "-out", certificate, "-extfile", "extensions");
    };
    sign(
      "engine",
      "server-key.pem",
      "server-cert.pem",
      `subjectAltName=IP:${this.address}\nextendedKeyUsage=serverAuth\n`,
    );
    sign("client", "key.pem", "cert.pem", "extendedKeyUsage=clientAuth\n");
  }
}

/** Arguments that give an engine the runtime of this machine's, without which it may run no privileged container. */
function runtimeArguments(): string[] {
  const info = JSON.parse(execFileSync("docker", ["info", "--format", "{{json .}}"], { encoding: "utf8" }));
  const { DefaultRuntime: name, Runtimes: runtimes } = info;
  return name === "runc" ? [] : ["--add-runtime", `${name}=${runtimes[name].path}`, "--default-runtime", name];
}

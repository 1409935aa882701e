import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { buildGoCommand, buildModuleCopy } from "../stand-ins/go-command.mjs";
import { findGo } from "../stand-ins/go.mjs";
import { hashTree, installOnce } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { isExecutable, must } from "./process.mjs";
import { ensurePythonPackages, programIn } from "./python.mjs";

/** The clients of ARM that need more than this repository's packages. */
export const CLIENTS = /** @type {const} */ (["python", "az", "go", "tofu"]);

const HERE = import.meta.dirname;
const lines = (file) =>
  readFileSync(path.join(HERE, "clients", file), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));

/** The newest version that the Go module proxy has: its tags after 1.44 are none of a Go module. */
const AZURERM = { version: "v1.44.1-0.20260824201233-fae580791926", oldestGo: "1.25.8" };
const TOFU = { version: "v1.12.6", oldestGo: "1.26.6" };

/**
 * Makes sure that there is a client of ARM, for the tests in test/clients.
 * @param {(typeof CLIENTS)[number]} name
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<string>} its program, or for OpenTofu the folder of its program and of its provider
 */
export function ensureClient(name, context) {
  return { python: ensurePython, az: ensureAz, go: ensureGo, tofu: ensureTofu }[name](context);
}

const ensurePython = (context) =>
  context.report.step("Azure SDK", async (step) => {
    const wanted = { name: "client-python", title: "Azure's SDK for Python", requirements: lines("python.txt") };
    const python = programIn(await ensurePythonPackages(wanted, context, step), "python3");
    step.found(python);
    return python;
  });

/** In an environment of its own: it fixes the versions of the SDK. */
const ensureAz = (context) =>
  context.report.step("Azure CLI", async (step) => {
    const wanted = { name: "client-az", title: "the Azure CLI", requirements: lines("az.txt") };
    const az = programIn(await ensurePythonPackages(wanted, context, step), "az");
    step.found(az);
    return az;
  });

const GO_PROGRAM = "test/clients/go";

/** The test's program in Go, with the modules that its go.sum names. */
const ensureGo = (context) =>
  context.report.step("Azure SDK, Go", async (step) => {
    const hash = hashTree(context.root, [GO_PROGRAM]).slice(0, 16);
    const folder = path.join(context.cache, `client-go-${hash}`);
    const program = path.join(folder, "session");
    const make = () =>
      installOnce(folder, async (partial) => {
        const work = path.join(partial, "work");
        cpSync(path.join(context.root, GO_PROGRAM), path.join(work, "source"), { recursive: true });
        const { command, env } = await findGo("1.25.0", work, context, step);
        step.doing("building a program with Azure's SDK for Go");
        const options = {
          cwd: path.join(work, "source"),
          env: { ...env, CGO_ENABLED: "0", GOWORK: "off" },
          signal: context.signal,
        };
        const output = path.join(partial, "session");
        await must("the program could not be built", command, ["build", "-trimpath", "-o", output, "."], options);
        rmSync(work, { recursive: true, force: true });
      });
    if (!isExecutable(program))
      await oneSetupAtATime("client-go", () => (isExecutable(program) ? undefined : make()), context, step);
    step.found(program);
    return program;
  });

const ensureTofu = (context) =>
  context.report.step("OpenTofu", async (step) => {
    const folder = path.join(context.cache, `client-tofu-${TOFU.version}-${AZURERM.version.split("-").at(-1)}`);
    const isThere = () => ["tofu", "terraform-provider-azurerm"].every((name) => isExecutable(path.join(folder, name)));
    const make = () =>
      installOnce(folder, async (partial) => {
        const build = async (name, wanted) => {
          const work = path.join(partial, `work-${name}`);
          mkdirSync(work);
          const output = path.join(partial, name);
          await wanted.make({ name, work, output, ...wanted }, context, step);
          rmSync(work, { recursive: true, force: true });
        };
        await build("tofu", {
          ...TOFU,
          project: "OpenTofu",
          module: "github.com/opentofu/opentofu",
          command: "./cmd/tofu",
          doing: "building OpenTofu from source",
          make: buildModuleCopy,
        });
        await build("terraform-provider-azurerm", {
          ...AZURERM,
          project: "azurerm",
          command: "github.com/hashicorp/terraform-provider-azurerm",
          doing: "building azurerm from source, which takes about 10 minutes",
          make: buildGoCommand,
        });
      });
    if (!isThere()) await oneSetupAtATime("client-tofu", () => (isThere() ? undefined : make()), context, step);
    step.found(`OpenTofu ${TOFU.version} and azurerm of ${folder}`);
    return folder;
  });

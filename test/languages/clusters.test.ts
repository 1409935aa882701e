import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { openDocker } from "../support/engine/docker";
import { Program } from "./program";

const docker = openDocker();
const LANGUAGES = ["python", "go", "yaml"] as const;

/** The status of the answer of a cluster's API, asked with a kubeconfig. */
function statusOf(kubeconfig: string): Promise<number> {
  const field = (name: string) => new RegExp(`${name}: "?([^"\\s]+)`).exec(kubeconfig)![1]!;
  const file = (name: string) => Buffer.from(field(`${name}-data`), "base64");
  const tls = {
    ca: file("certificate-authority"),
    cert: file("client-certificate"),
    key: file("client-key"),
    agent: false as const,
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${field("server")}/api/v1/nodes`, tls, (answer) => resolve(answer.resume().statusCode!));
    asked.on("error", reject).end();
  });
}

test.each(LANGUAGES)(
  "a program in %s deploys a cluster with a deployment, and reads the kubeconfig",
  async (language) => {
    const program = new Program(`clusters/${language}`, language);
    await program.prepare();
    await program.pulumi("stack", "init", "test");
    try {
      // The kubeconfig is not asked for while there is no cluster.
      expect(await program.pulumi("preview")).toMatch(/\+ 7 to create/);
      expect(await program.pulumi("up", "--yes", "--skip-preview")).toMatch(/\+ 7 created/);
      expect(await program.outputs()).toMatchObject({ kubeconfig: "[secret]" });
      const { url, kubeconfig } = await program.outputs("--show-secrets");
      expect(await (await fetch(url!)).text()).toBe("hello\n");
      expect(await statusOf(kubeconfig!)).toBe(200);
      expect(await program.pulumi("up", "--yes", "--skip-preview")).toMatch(/7 unchanged/);
      expect(readFileSync(join(program.folder, ".pulumi/stacks/hello-berth/test.json"), "utf8")).not.toContain(
        "client-key-data",
      );
    } finally {
      await program.destroy(docker);
    }
  },
);

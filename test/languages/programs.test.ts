import { openDocker } from "../support/engine/docker";
import { Program } from "./program";

const docker = openDocker();
const LANGUAGES = ["yaml", "python", "typescript", "go"] as const;

test.each(LANGUAGES)("a program in %s deploys a container group with a share, and reads outputs", async (language) => {
  const program = new Program(language, language);
  await program.prepare();
  await program.pulumi("stack", "init", "test");
  try {
    expect(await program.pulumi("preview")).toMatch(/\+ 7 to create/);
    expect(await program.pulumi("up", "--yes", "--skip-preview")).toMatch(/\+ 7 created/);
    const { share, url } = await program.outputs();
    expect(share).toMatch(/^data-share-[0-9a-f]{7}$/);
    expect(await (await fetch(url!)).text()).toBe("hello\n");
    expect(await program.pulumi("up", "--yes", "--skip-preview")).toMatch(/7 unchanged/);
    await program.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  } finally {
    await program.destroy(docker);
  }
});

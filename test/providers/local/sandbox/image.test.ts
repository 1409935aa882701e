import { type Engine, EngineError, type EngineImage } from "../../../../src/docker/engine";
import { SANDBOX_IMAGE, SandboxImage } from "../../../../src/providers/local/sandbox/commons";

/** An engine whose image of the sandbox is another one at every look, and what of them is Berth's. */
function imageOf(ids: (string | undefined)[], own: string[]): SandboxImage {
  const engine: Partial<Engine> = {
    inspectImage: async () => {
      const id = ids.length > 1 ? ids.shift() : ids[0];
      return id === undefined ? undefined : ({ id } as EngineImage);
    },
    listImages: async () => own,
  };
  return new SandboxImage(engine as Engine);
}
const run = async () => "ran";

test.each([
  ["that is Berth's", ["one"], ["one"]],
  ["that another process has imported anew since it was looked at", ["one", "two"], ["two"]],
  ["that has gone since it was looked at", ["one", undefined], []],
  ["that is not there yet", [undefined], []],
])("an image %s is used", async (_which, ids, own) => {
  expect(await imageOf(ids, own).with(run)).toBe("ran");
});

test("an image that somebody else has given the name is not", async () => {
  await expect(imageOf(["one"], ["two"]).with(run)).rejects.toMatchObject({
    fault: "foreign",
    message:
      `The engine has an image named '${SANDBOX_IMAGE}' that Berth did not make, and leaves alone. ` +
      `Remove it if it may go: docker rmi ${SANDBOX_IMAGE}`,
  });
});

test("an image that another process imports at the same time is used", async () => {
  let isThere = false;
  const engine: Partial<Engine> = {
    inspectImage: async () => undefined,
    version: async () => ({ version: "29", os: "linux", arch: "amd64" }),
    importImage: async () => {
      isThere = true;
      throw new EngineError("conflict", "AlreadyExists: image: already exists");
    },
  };
  const needing = async () => {
    if (!isThere) throw new EngineError("notFound", "No such image");
    return "ran";
  };
  expect(await new SandboxImage(engine as Engine).with(needing)).toBe("ran");
});

import { type Engine, EngineError, type PullOptions } from "../../../../src/docker/engine";
import { findKubernetesImage } from "../../../../src/providers/local/containerservice/kubernetesImage";
import type { ArmEvent } from "../../../../src/providers/local/work/operations";
import { FakeClock } from "../../../support/arm/script";

/** The operation that wants an image. */
const wanting = () => ({ events: [] as ArmEvent[], abort: new AbortController() });

/** An engine with images and a registry, as far as the search for an image asks. */
function engineWith(
  images: readonly string[],
  registry: readonly string[] = [],
  fault: EngineError["fault"] = "failed",
) {
  const engine = {
    imageNames: async () => [...images],
    pullImage: async (image: string) => {
      if (!registry.includes(image)) throw new EngineError(fault, "no such host ");
      return { done: Promise.resolve() };
    },
  } as unknown as Engine;
  const clock = new FakeClock();
  return { engine, clock, now: () => new Date(clock.nowMs()) };
}

const K3S = "rancher/k3s:v1.34.4-k3s1";

test.each([
  ["the version itself", "1.34.4", [K3S, "berth/k3s:v1.34.4"], [], K3S, "1.34.4"],
  ["a minor version, by its newest patch", "1.34", [K3S], [], K3S, "1.34.4"],
  ["the default", "", [K3S], [], K3S, "1.34.4"],
  ["an engine that names the registry", "1.34", [`docker.io/${K3S}`], [], `docker.io/${K3S}`, "1.34.4"],
  ["no image of another patch", "1.34.3", [K3S], ["rancher/k3s:v1.34.3-k3s1"], "rancher/k3s:v1.34.3-k3s1", "1.34.3"],
  [
    "a stand-in of the minor version",
    "1.34.1",
    ["berth/k3s:v1.34.4", "berth/k3s:v1.34.12"],
    [K3S],
    "berth/k3s:v1.34.12",
    "1.34.12",
  ],
  [
    "a stand-in of the version",
    "1.34.4",
    ["berth/k3s:v1.34.12", "berth/k3s:v1.34.4"],
    [],
    "berth/k3s:v1.34.4",
    "1.34.4",
  ],
  ["no stand-in of another minor version", "1.34", ["berth/k3s:v1.3.9", "berth/k3s:v1.33.9"], [K3S], K3S, "1.34.4"],
])("takes %s", async (_, version, images, registry, image, found) => {
  const operation = wanting();
  expect(await findKubernetesImage(engineWith(images, registry), version, operation)).toEqual({
    image,
    version: found,
  });
  const told = [`pulling image "${image}"`, `Successfully pulled image "${image}"`];
  expect(operation.events.map(({ message }) => message)).toEqual(images.includes(image) ? [] : told);
});

test("says what is there and what to do when a version is not to be had", async () => {
  const has = engineWith(["busybox:1", "rancher/k3s:v1.33.8-k3s1", "berth/k3s:v1.34.4", "berth/k3s:v1.33.8"]);
  await expect(findKubernetesImage(has, "1.35", wanting())).rejects.toMatchObject({
    status: 400,
    code: "K8sVersionNotSupported",
    message:
      "Kubernetes 1.35.1 needs the image 'rancher/k3s:v1.35.1-k3s1', which the container engine does not have and cannot pull: " +
      "no such host. It has images for 1.33.8, 1.34.4. Ask for a version that it has, or give it the image: " +
      "`docker pull rancher/k3s:v1.35.1-k3s1`, or `docker save` where it can be had and `docker load` here.",
  });
  await expect(findKubernetesImage(engineWith([]), "1.34.4", wanting())).rejects.toMatchObject({
    message: expect.stringContaining("It has none for another version."),
  });
  await expect(findKubernetesImage(has, "1.2", wanting())).rejects.toMatchObject({
    status: 400,
    code: "K8sVersionNotSupported",
    message:
      "Kubernetes '1.2' is not a version that Berth knows. Known are 1.31, 1.32, 1.33, 1.34, 1.35 and full versions such as 1.34.4.",
  });
  await expect(findKubernetesImage(engineWith([], [], "unavailable"), "1.34", wanting())).rejects.toMatchObject({
    fault: "unavailable",
  });
});

/** An engine that has no image, and gives of one what it is told to. */
function pulling() {
  let given: PullOptions = {};
  let granted = () => {};
  const isGranted = new Promise<void>((resolve) => (granted = resolve));
  const found = engineWith([]);
  const pullImage = async (_image: string, _auth: unknown, options: PullOptions) => {
    given = options;
    const { signal } = options;
    const done = new Promise<void>((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason as Error));
    });
    setImmediate(granted);
    return { done };
  };
  Object.assign(found.engine, { pullImage });
  return { ...found, isGranted, come: (bytes: number) => given.onProgress?.({ currentBytes: bytes, totalBytes: 8e7 }) };
}

test("says how far a pull is, and gives up one of which nothing comes any more", async () => {
  const { isGranted, come, ...context } = pulling();
  const operation = wanting();
  const finding = findKubernetesImage(context, "1.34.4", operation);
  finding.catch(() => undefined);
  await isGranted;
  come(2e7);
  expect(operation.events.map(({ message }) => message)).toEqual([`pulling image "${K3S}": 20 of 80 MB (25 %)`]);
  context.clock.pass(299_999);
  come(3e7);
  context.clock.pass(300_000);
  await expect(finding).rejects.toMatchObject({
    code: "K8sVersionNotSupported",
    message: expect.stringContaining("cannot pull: nothing of it has come for 5 minutes."),
  });
});

test.each(["granted", "asked for"])("an operation that is not wanted any more ends a pull that is %s", async (when) => {
  const { isGranted, come, ...context } = pulling();
  if (when === "asked for") Object.assign(context.engine, { pullImage: () => new Promise(() => undefined) });
  const operation = wanting();
  const finding = findKubernetesImage(context, "1.34.4", operation);
  finding.catch(() => undefined);
  if (when === "granted") {
    await isGranted;
    come(1);
  }
  operation.abort.abort();
  await expect(finding).rejects.toMatchObject({ code: "OperationPreempted" });
});

import { type Engine, EngineError } from "../../../../src/docker/engine";
import { findKubernetesImage } from "../../../../src/providers/local/containerservice/kubernetesImage";

/** An engine with images and a registry, as far as the search for an image asks. */
function engineWith(
  images: readonly string[],
  registry: readonly string[] = [],
  fault: EngineError["fault"] = "failed",
) {
  return {
    imageNames: async () => [...images],
    pullImage: async (image: string) => {
      if (!registry.includes(image)) throw new EngineError(fault, "no such host ");
      return { done: Promise.resolve() };
    },
  } as unknown as Engine;
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
  const pulled: string[] = [];
  const had = [...images];
  expect(await findKubernetesImage(engineWith(images, registry), version, (name) => pulled.push(name))).toEqual({
    image,
    version: found,
  });
  expect(pulled).toEqual(had.includes(image) ? [] : [image]);
});

test("says what is there and what to do when a version is not to be had", async () => {
  const has = engineWith(["busybox:1", "rancher/k3s:v1.33.8-k3s1", "berth/k3s:v1.34.4", "berth/k3s:v1.33.8"]);
  await expect(findKubernetesImage(has, "1.35")).rejects.toMatchObject({
    status: 400,
    code: "K8sVersionNotSupported",
    message:
      "Kubernetes 1.35.1 needs the image 'rancher/k3s:v1.35.1-k3s1', which the container engine does not have and cannot pull: " +
      "no such host. It has images for 1.33.8, 1.34.4. Ask for a version that it has, or give it the image: " +
      "`docker pull rancher/k3s:v1.35.1-k3s1`, or `docker save` where it can be had and `docker load` here.",
  });
  await expect(findKubernetesImage(engineWith([]), "1.34.4")).rejects.toMatchObject({
    message: expect.stringContaining("It has none for another version."),
  });
  await expect(findKubernetesImage(has, "1.2")).rejects.toMatchObject({
    status: 400,
    code: "K8sVersionNotSupported",
    message:
      "Kubernetes '1.2' is not a version that Berth knows. Known are 1.31, 1.32, 1.33, 1.34, 1.35 and full versions such as 1.34.4.",
  });
  await expect(findKubernetesImage(engineWith([], [], "unavailable"), "1.34")).rejects.toMatchObject({
    fault: "unavailable",
  });
});

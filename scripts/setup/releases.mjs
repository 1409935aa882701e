/**
 * The releases that set-up downloads, each pinned by version and by the SHA-256 of its files. A platform that is not here is
 * built from source. To take another version, change both: of Pulumi the sums are in pulumi-VERSION-checksums.txt beside the
 * release, of gVisor in runsc.sha512 (compute the SHA-256 of what matches that).
 */

/** The checksums are also those of nixpkgs' package pulumi-bin. */
export const PULUMI = {
  version: "3.221.0",
  sha256: {
    "linux-x64": "fe736f91b4153f94f859870e34dda01e648552c25f702c8a42282acf3a5db9ad",
    "linux-arm64": "baaf077a8b851da4fd1f6434860b56fec43f877709fe5a22ed3bbd335af57a37",
    "darwin-x64": "6c275ff21c2a2790dc4ac9536be745f0fa65b9eab32e5dc896d1e4cd79fafb6b",
    "darwin-arm64": "4d3024f24131440cacc9d04cf9a19dc673c821216fe5fec848d1ce5af0c06092",
  },
};

export const RUNSC = {
  version: "20260622",
  sha256: {
    x64: "f18a948bf9c8bbb54eb998549a3a8d719a1c7de2efbe8fdd2ff0ee5fecd06f19",
    arm64: "62eee121f8c188e347c428acc96f111568ede3be37b906046b6f28bbe2cc40c0",
  },
};

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @returns {import("./download.mjs").Pinned | undefined} none where no sum is known
 */
export function pulumiRelease(platform, arch) {
  const sha256 = PULUMI.sha256[`${platform}-${arch}`];
  const file = `pulumi-v${PULUMI.version}-${platform}-${arch}.tar.gz`;
  return sha256 && { url: `https://get.pulumi.com/releases/sdk/${file}`, sha256 };
}

/**
 * @param {string} arch
 * @returns {import("./download.mjs").Pinned | undefined} none where no sum is known
 */
export function runscRelease(arch) {
  const sha256 = RUNSC.sha256[arch];
  const folder = { x64: "x86_64", arm64: "aarch64" }[arch];
  return (
    sha256 && { url: `https://storage.googleapis.com/gvisor/releases/release/${RUNSC.version}/${folder}/runsc`, sha256 }
  );
}

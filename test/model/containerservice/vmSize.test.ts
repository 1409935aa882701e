import { formatProblem } from "../../../src/model";
import { vmSizeOf } from "../../../src/model/containerservice/vmSize";
import { checkSizeLocally, parseVmSizes } from "../../../src/model/containerservice/vmSizes";

test.each([
  ["Standard_D2s_v5", 2, 8],
  ["Standard_D2_v3", 2, 8],
  ["Standard_D96ads_v6", 96, 384],
  ["Standard_D4ls_v5", 4, 8],
  ["Standard_D4plds_v5", 4, 8],
  ["standard_d2S_V5", 2, 8],
  ["Standard_DS2_v2", 2, 7],
  ["Standard_D3_v2", 4, 14],
  ["Standard_DS1", 1, 3.5],
  ["Standard_D11_v2", 2, 14],
  ["Standard_D15_v2", 20, 140],
  ["Standard_DS11-1_v2", 1, 14],
  ["Standard_E4s_v5", 4, 32],
  ["Standard_E8-4s_v5", 4, 64],
  ["Standard_E64_v3", 64, 432],
  ["Standard_E64as_v4", 64, 512],
  ["Standard_E96s_v5", 96, 672],
  ["Standard_E96as_v5", 96, 672],
  ["Standard_E32-16ds_v4", 16, 256],
  ["Standard_F4s_v2", 4, 8],
  ["Standard_F2", 2, 4],
  ["Standard_F4as_v6", 4, 16],
  ["Standard_F4als_v6", 4, 8],
  ["Standard_F4ams_v6", 4, 32],
  ["Standard_B1ls", 1, 0.5],
  ["Standard_B2s", 2, 4],
  ["Standard_B2ms", 2, 8],
  ["Standard_B20ms", 20, 80],
  ["Standard_B2ts_v2", 2, 1],
  ["Standard_B2ls_v2", 2, 4],
  ["Standard_B4as_v2", 4, 16],
  ["Standard_A2_v2", 2, 4],
  ["Standard_A4m_v2", 4, 32],
  ["Standard_DC4as_v5", 4, 16],
  ["Standard_DC4s_v3", 4, 32],
  ["Standard_EC4as_v5", 4, 32],
  ["Standard_L8s_v3", 8, 64],
  ["Standard_D4ps_v6", 4, 16],
  ["Standard_E4pds_v6", 4, 32],
  ["Standard_B2pls_v2", 2, 4],
  ["Standard_D8s_v7", 8, 32],
  ["Standard_FX4mds", 4, 84],
  ["Standard_M96s_2_v3", 96, 2048],
  ["Basic_A1", 1, 1.75],
  ["Standard_A7", 8, 56],
])("%s has %d CPUs and %d GB", (name, cpu, memoryInGB) => {
  expect(vmSizeOf(name)).toEqual({ cpu, memoryInGB });
});

test.each([
  "",
  "D2s_v5",
  "Standard_D2s_v5 ",
  "Standard_",
  "Standard_D0s_v5",
  "Standard_D",
  "Standard_D99",
  "Standard_E8-16s_v5",
  "Standard_E8-0s_v5",
  "Standard_NC24ads_A100_v4",
  "Standard_M128s",
  "Standard_HB120rs_v3",
  "Basic_D2",
  "Standard_constructor2",
  "Standard_B3",
])("%p is not a size that Berth knows", (name) => {
  expect(vmSizeOf(name)).toBeUndefined();
});

test("the configuration gives the sizes whose names do not tell them", () => {
  expect(parseVmSizes("Standard_M128s=128/2048, standard_x1=1/0.5,")).toEqual({
    standard_m128s: { cpu: 128, memoryInGB: 2048 },
    standard_x1: { cpu: 1, memoryInGB: 0.5 },
  });
  expect(parseVmSizes("")).toEqual({});
  for (const text of ["Standard_M128s", "Standard_M128s=0/8", "Standard_M128s=8/0", "M128s=1/2", "Standard_M1=1,5/2"])
    expect(parseVmSizes(text)).toBeUndefined();
});

describe("the local engine", () => {
  const problems = (size: unknown, given = "") =>
    checkSizeLocally(size, "vmSize", parseVmSizes(given)!).map(formatProblem);

  test.each(["", undefined, "Standard_D4ps_v6", "standard_b2MS"])("has nodes of %p", (size) =>
    expect(problems(size)).toEqual([]),
  );

  test.each(["Standard_M128s", "Standard_NC24ads_A100_v4", "Standard_ABC7"])("has nodes of %s that is given", (size) =>
    expect(problems(size, `${size.toLowerCase()}=4/8`)).toEqual([]),
  );

  test("asks for the size of others", () => {
    expect(problems("Standard_M128s")).toEqual([
      'vmSize: "Standard_M128s" must be a size whose CPUs and memory its name tells, on the local engine, such as Standard_D2s_v5. ' +
        "Give those of this one with `pulumi config set berth:vmSizes Standard_M128s=128/GB` (BERTH_VM_SIZES) (Berth)",
    ]);
  });

  test.each(["Standard_NC24ads_A100_v4", "Standard_NV6", "standard_nd96isr_h100_v5"])("has no GPU for %s", (size) => {
    const cpus = /\d+/.exec(size)![0];
    expect(problems(size)).toEqual([
      `vmSize: "${size}" is not supported on the local engine: its nodes have no GPU. To have nodes without one in their place, give ` +
        `their CPUs and GB of memory with \`pulumi config set berth:vmSizes ${size}=${cpus}/GB\` (BERTH_VM_SIZES) (Berth)`,
    ]);
  });
});

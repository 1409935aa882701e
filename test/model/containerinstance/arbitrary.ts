import { checkNetworkAddress } from "../../../src/model/values/cidr";
import fc from "fast-check";
import { cleaned, location, optional, tags, word } from "../arbitrary";
import { armId, identityId, SUBNET } from "../support";

type Json = Record<string, unknown>;

const protocol = optional(fc.constantFrom("TCP", "UDP"));
const base64 = fc.base64String({ minLength: 4 });
const files = fc.dictionary(word(1, 6), base64, { maxKeys: 3 });
const unique = <T extends { name: string }>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(item, { selector: ({ name }) => name, maxLength });

/** A name of one of the secret references of every group with references. */
const REFERENCE = "db";

const environmentVariables = (references: boolean) =>
  unique(
    fc
      .tuple(word(1, 10), fc.string(), fc.constantFrom("value", "secureValue", "secureValueReference"))
      .map(([name, value, kind]) => {
        if (kind === "secureValueReference") return references ? { name, [kind]: REFERENCE } : { name, value };
        return { name, [kind]: value };
      }),
    4,
  );

const number = (min: number, max: number) => optional(fc.integer({ min, max }));

const probe = (kind: "liveness" | "readiness") =>
  fc
    .record({
      action: fc.oneof(
        fc.record({ exec: fc.record({ command: fc.array(word(1, 5), { minLength: 1, maxLength: 3 }) }) }),
        fc.record({
          httpGet: fc.record({
            port: fc.integer({ min: 1, max: 65535 }),
            path: optional(fc.constantFrom("/", "/healthz")),
            scheme: optional(fc.constantFrom("http", "https")),
            httpHeaders: optional(unique(fc.record({ name: word(1, 5), value: optional(word(1, 5)) }), 2)),
          }),
        }),
      ),
      initialDelaySeconds: number(0, 30),
      periodSeconds: number(1, 30),
      failureThreshold: number(1, 5),
      successThreshold: kind === "liveness" ? optional(fc.constant(1)) : number(1, 5),
      timeoutSeconds: number(1, 30),
    })
    .map(({ action, ...rest }) => ({ ...action, ...rest }));

const capability = fc.constantFrom("NET_ADMIN", "CAP_SYS_TIME", "chown", "ALL");
const profile = Buffer.from('{"defaultAction":"SCMP_ACT_ALLOW"}').toString("base64");

const securityContext = (confidential: boolean) =>
  fc.record({
    runAsUser: optional(fc.constant(0)),
    runAsGroup: number(0, 9),
    privileged: optional(confidential ? fc.boolean() : fc.constant(false)),
    allowPrivilegeEscalation: optional(fc.boolean()),
    capabilities: optional(
      fc.record({
        add: optional(fc.uniqueArray(capability, { maxLength: 3 })),
        drop: optional(fc.uniqueArray(capability, { maxLength: 3 })),
      }),
    ),
    seccompProfile: optional(fc.constant(profile)),
  });

const volume = (references: boolean) =>
  fc
    .tuple(
      word(5, 12),
      fc.oneof(
        fc.record({
          azureFile: fc
            .record({
              shareName: word(3, 10),
              storageAccountName: word(3, 10),
              key: fc.oneof(
                fc.record({ storageAccountKey: optional(base64) }),
                fc.constant(references ? { storageAccountKeyReference: REFERENCE } : {}),
              ),
              readOnly: optional(fc.boolean()),
            })
            .map(({ key, ...share }) => ({ ...share, ...key })),
        }),
        fc.constant({ emptyDir: {} }),
        fc.record({ secret: files }),
        fc.constant(references ? { secretReference: { "tls.key": REFERENCE } } : { emptyDir: {} }),
        fc.record({
          gitRepo: fc.record({
            repository: fc.constant("https://example.com/team/app"),
            directory: optional(fc.constantFrom(".", "app")),
            revision: optional(fc.stringMatching(/^[0-9a-fA-F]{40}$/)),
          }),
        }),
      ),
    )
    .map(([name, source]) => ({ name, ...source }));

const common = (references: boolean, confidential: boolean) => ({
  environmentVariables: optional(environmentVariables(references)),
  command: optional(fc.array(word(1, 5), { minLength: 1, maxLength: 3 })),
  paths: fc.uniqueArray(word(1, 5), { maxLength: 3 }),
  readOnly: optional(fc.boolean()),
  securityContext: optional(securityContext(confidential)),
});

const credential = (references: boolean, identities: boolean) =>
  fc
    .tuple(
      word(1, 8),
      fc.oneof(
        fc.record({ username: word(1, 5), password: fc.string({ minLength: 1 }) }),
        fc.constant(
          references ? { username: "u", passwordReference: REFERENCE } : { username: "u", password: "hunter2" },
        ),
        fc.constant(
          identities ? { identity: identityId(), identityUrl: "https://a" } : { username: "u", password: "p" },
        ),
      ),
    )
    .map(([host, kind]) => ({ server: `${host}.example.com`, ...kind }));

const extension = fc.record({
  name: word(1, 5),
  extensionType: word(1, 5),
  version: fc.constant("1.0"),
  settings: optional(fc.dictionary(word(1, 5), word(1, 5), { maxKeys: 2 })),
  protectedSettings: optional(fc.dictionary(word(1, 5), word(1, 5), { maxKeys: 2 })),
});

const reference = {
  name: REFERENCE,
  identity: identityId(),
  secretReferenceUri: "https://v.vault.azure.net/secrets/db",
};

/** The properties of a group besides containers, volumes and address. */
const surroundings = (references: boolean, confidential: boolean) => {
  const identities = fc.uniqueArray(fc.constantFrom("one", "Two", "three"), { minLength: 1, maxLength: 3 });
  const identity = references
    ? identities.map((names) => ({
        type: "UserAssigned",
        userAssignedIdentities: [...new Set(["one", ...names])].map(identityId),
      }))
    : optional(fc.record({ type: fc.constantFrom("SystemAssigned", "None") }));
  return fc.record({
    identity,
    secretReferences: fc.constant(references ? [reference] : undefined),
    imageRegistryCredentials: optional(
      fc.uniqueArray(credential(references, references), { selector: ({ server }) => server, maxLength: 3 }),
    ),
    dnsConfig: optional(
      fc.record({
        nameServers: fc.uniqueArray(fc.ipV4(), { minLength: 1, maxLength: 3 }),
        searchDomains: optional(fc.constantFrom("a.example.com b", " a  b ")),
        options: optional(fc.constantFrom("ndots:2", "ndots:2  rotate")),
      }),
    ),
    sku: confidential ? fc.constant("Confidential") : optional(fc.constantFrom("Standard", "Dedicated")),
    confidentialComputeProperties: confidential ? optional(fc.record({ ccePolicy: base64 })) : fc.constant(undefined),
    zones: optional(fc.constantFrom<string[]>([], ["1"])),
    diagnostics: optional(
      fc.record({
        logAnalytics: fc.record({
          workspaceId: fc.uuid(),
          workspaceKey: base64,
          logType: optional(fc.constantFrom("ContainerInsights", "ContainerInstanceLogs")),
          metadata: optional(fc.dictionary(word(1, 4), word(1, 4), { maxKeys: 2 })),
          workspaceResourceId: optional(fc.constant(armId("Microsoft.OperationalInsights/workspaces"))),
        }),
      }),
    ),
    encryptionProperties: optional(
      fc.record({
        vaultBaseUrl: fc.constant("https://v.vault.azure.net"),
        keyName: word(1, 9),
        keyVersion: fc.stringMatching(/^[0-9a-f]{32}$/),
        identity: optional(fc.constant(identityId())),
      }),
    ),
    identityAcls: optional(
      fc.record({
        defaultAccess: optional(fc.constantFrom("All", "System", "User")),
        acls: optional(
          fc.uniqueArray(
            fc.record({ access: fc.constant("All"), identity: fc.constantFrom("a", "b").map(identityId) }),
            {
              selector: (acl) => acl.identity,
            },
          ),
        ),
      }),
    ),
    extensions: optional(unique(extension, 3)),
    containerGroupProfile: optional(
      fc.record({
        id: fc.constant(armId("Microsoft.ContainerInstance/containerGroupProfiles")),
        revision: number(1, 9),
      }),
    ),
    standbyPoolProfile: optional(
      fc.record({
        id: fc.constant(armId("Microsoft.StandbyPool/standbyContainerGroupPools")),
        failContainerGroupCreateOnReuseFailure: optional(fc.boolean()),
      }),
    ),
    isolation: optional(fc.constantFrom("runsc", "kata")),
    osType: optional(fc.constant("Linux")),
    restartPolicy: optional(fc.constantFrom("Always", "OnFailure", "Never")),
    location: optional(location),
    tags: optional(tags),
    resourceGroupName: word(1, 12),
    containerGroupName: word(1, 12),
  });
};

const groupsWith = (references: boolean, confidential: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      rest: surroundings(references, confidential),
      volumes: unique(volume(references), 4),
      ports: fc.uniqueArray(fc.tuple(fc.integer({ min: 30, max: 1000 }), protocol), {
        selector: ([port]) => port,
        maxLength: 8,
      }),
      names: fc.uniqueArray(word(1, 10), { minLength: 1, maxLength: 4 }),
      details: fc.array(
        fc.record({
          ...common(references, confidential),
          cpu: fc.integer({ min: 100, max: 500 }).map((n) => n / 100),
          memory: fc.integer({ min: 10, max: 400 }).map((n) => n / 10),
          gpu: optional(fc.record({ count: fc.constantFrom(1, 2, 4), sku: fc.constantFrom("K80", "V100") })),
          limits: fc.constantFrom("none", "request", "total", "cpu"),
          livenessProbe: optional(probe("liveness")),
          readinessProbe: optional(probe("readiness")),
          configMap: optional(fc.record({ keyValuePairs: optional(fc.dictionary(word(1, 5), fc.string())) })),
        }),
        { minLength: 4, maxLength: 4 },
      ),
      inits: fc.array(fc.record(common(references, confidential)), { maxLength: 3 }),
      network: fc.constantFrom("none", "public", "private", "subnet"),
      dnsNameLabel: optional(word(5, 12)),
      scope: optional(fc.constantFrom("Unsecure", "TenantReuse", "Noreuse")),
      ip: optional(fc.ipV4().filter((ip) => checkNetworkAddress(ip, "").length === 0)),
      spot: fc.boolean(),
    })
    .map(({ rest, volumes, ports, names, details, inits, network, dnsNameLabel, scope, ip, spot }) => {
      const portObjects = ports.map(([port, p]) => ({ port, protocol: p }));
      const mounts = (paths: string[], readOnly: boolean | undefined) =>
        volumes.length === 0
          ? undefined
          : paths.map((path, i) => ({ name: volumes[i % volumes.length]!.name, mountPath: `/${path}`, readOnly }));
      const sizes = details.slice(0, names.length);
      const total = {
        cpu: sizes.reduce((sum, { cpu }) => sum + Math.round(cpu * 100), 0) / 100,
        memoryInGB: sizes.reduce((sum, { memory }) => sum + Math.round(memory * 10), 0) / 10,
      };
      const containers = names.map((name, i) => {
        const { cpu, memory, gpu, limits, paths, readOnly, ...d } = sizes[i]!;
        const requests = { cpu, memoryInGB: memory, gpu };
        const bounds = { none: undefined, request: requests, total: { ...total, gpu }, cpu: { cpu: total.cpu } };
        return {
          ...d,
          name,
          image: "busybox:1",
          ports: ports.length === 0 ? undefined : portObjects.filter((_, j) => j % names.length === i),
          resources: { requests, limits: bounds[limits] },
          volumeMounts: mounts(paths, readOnly),
        };
      });
      const isPublic = network === "public";
      const address = {
        type: isPublic ? "Public" : "Private",
        ports: portObjects.slice(0, 5),
        dnsNameLabel: isPublic ? dnsNameLabel : undefined,
        autoGeneratedDomainNameLabelScope: isPublic ? scope : undefined,
        ip,
      };
      const hasAddress = (isPublic || network === "private") && ports.length > 0;
      const inSubnet = network === "private" || network === "subnet";
      const mayBeSpot = !hasAddress && !inSubnet && rest.sku !== "Confidential" && rest.sku !== "Dedicated";
      const small = total.cpu <= 4 && total.memoryInGB <= 16 && sizes.every(({ gpu }) => gpu === undefined);
      return {
        ...rest,
        containers,
        initContainers: inits.map(({ paths, readOnly, ...init }, i) => ({
          ...init,
          name: `init-${i}`,
          image: "busybox:1",
          volumeMounts: mounts(paths, readOnly),
        })),
        volumes,
        subnetIds: inSubnet ? [{ id: SUBNET, name: dnsNameLabel }] : undefined,
        ipAddress: hasAddress ? address : undefined,
        priority: spot ? (mayBeSpot && small ? "Spot" : "Regular") : undefined,
      };
    });

/**
 * Groups that are valid by every rule, with every property that ARM has, and with defaults written out or not. The four
 * kinds are made once, since making an arbitrary is slower than drawing from it.
 */
export const groups: fc.Arbitrary<Json> = cleaned(
  fc.oneof(groupsWith(false, false), groupsWith(false, true), groupsWith(true, false), groupsWith(true, true)),
);

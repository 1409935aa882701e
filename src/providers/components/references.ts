import * as pulumi from "@pulumi/pulumi";
import * as berth from "../../index";
import { parseUrn } from "../plugin/session";
import type { PropertyMap } from "../plugin/values";

/** Names of the outputs of components, by type. */
export type OutputNames = Readonly<Record<string, readonly string[]>>;

/** A component that another Construct, or the program itself, has made: its outputs are in Pulumi's state. */
class MadeComponent extends pulumi.ComponentResource {
  /** What `references` needs of a component with endpoints. */
  readonly endpointNames?: pulumi.Output<string[]>;
  /** The words that make the name of a share's volumes, as of one that this process makes. */
  readonly volumeKey: readonly string[];

  constructor(urn: string, names: readonly string[]) {
    const { type, name } = parseUrn(urn);
    // As a remote one, it is itself what others depend on, since its children are not known here.
    super(type, name, Object.fromEntries(names.map((each) => [each, undefined])), { urn }, true);
    const { endpoints } = this as unknown as { endpoints?: pulumi.Output<object> };
    if (endpoints !== undefined) this.endpointNames = endpoints.apply((known) => Object.keys(known));
    // The types of its parents tell it from another of its name, if it has parents.
    this.volumeKey = [...parentTypes(urn), name];
  }
}

const parentTypes = (urn: string): string[] => (urn.split("::")[2] ?? "").split("$").slice(0, -1);

/** The resources that are named in one request. One that is named twice is one object, so that its mounts share a volume. */
export class References {
  readonly #resources = new Map<string, pulumi.Resource>();
  readonly #dependencies = new Map<string, pulumi.Resource>();
  readonly #providers = new Map<string, pulumi.ProviderResource>();

  constructor(private readonly outputs: OutputNames) {}

  /** The resource of a reference, with its outputs if it is Berth's. */
  resource(fields: PropertyMap): pulumi.Resource {
    const urn = String(fields["urn"]);
    return stored(this.#resources, urn, () => this.make(urn));
  }

  /** Stands for a resource that something depends on. */
  dependency(urn: string): pulumi.Resource {
    return stored(this.#dependencies, urn, () => named(new pulumi.DependencyResource(urn), urn));
  }

  /** The provider of a reference: a URN and an id. */
  provider(reference: string): pulumi.ProviderResource {
    const urn = reference.slice(0, reference.lastIndexOf("::"));
    return stored(this.#providers, reference, () => named(new pulumi.DependencyProviderResource(reference), urn));
  }

  private make(urn: string): pulumi.Resource {
    const { type, name } = parseUrn(urn);
    const names = Object.hasOwn(this.outputs, type) ? this.outputs[type] : undefined;
    if (names !== undefined) return new MadeComponent(urn, names);
    const Resource = classOf(type);
    return Resource === undefined ? this.dependency(urn) : new Resource(name, undefined, { urn });
  }
}

type ResourceClass = new (name: string, args: undefined, opts: pulumi.CustomResourceOptions) => pulumi.Resource;

function classOf(type: string): ResourceClass | undefined {
  const [, module = "", name = ""] = type.split(":");
  const modules = berth as unknown as Record<string, Record<string, ResourceClass> | undefined>;
  return type.startsWith("berth:") ? modules[module]?.[name] : undefined;
}

/** Gives what stands for a resource the name and type that its URN tells. */
function named<T extends pulumi.Resource>(resource: T, urn: string): T {
  const { type, name } = parseUrn(urn);
  return Object.assign(resource, { __name: name, __pulumiType: type });
}

function stored<T>(all: Map<string, T>, key: string, make: () => T): T {
  const known = all.get(key) ?? make();
  all.set(key, known);
  return known;
}

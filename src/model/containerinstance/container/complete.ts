import type {
  Container,
  ContainerGroupInputs,
  DeploymentInputs,
  InitContainerDefinition,
} from "../../generated/shapes";

/** A container as it runs: what a profile says of it is in it. Checked inputs that refer to no profile are so, too. */
export type CompleteContainer = Container & Required<Pick<Container, "image" | "resources">>;

/** {@link CompleteContainer} of an init container. */
export type CompleteInitContainer = InitContainerDefinition & Required<Pick<InitContainerDefinition, "image">>;

type Complete<T> = Omit<T, "containers" | "initContainers"> & {
  readonly containers: readonly CompleteContainer[];
  readonly initContainers?: readonly CompleteInitContainer[];
};

/** A container group as it runs. */
export type CompleteGroup = Complete<ContainerGroupInputs>;

/** A Kubernetes deployment as it runs. */
export type CompleteDeployment = Complete<DeploymentInputs>;

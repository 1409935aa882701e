/**
 * Arguments of a dockerd that keeps everything in a folder, listens at `docker.sock` there, and gives its networks addresses of `pool`.
 */
export declare function daemonArguments(folder: string, pool: string): string[];

/** The directory in which each Podman serves names, so that one beside another needs an empty one. */
export declare const NAME_SERVERS: string;

/** The command of a Podman that keeps everything in a folder, and answers Docker's API at `docker.sock` there. */
export declare function podmanService(folder: string): string[];

/** Removes all containers of such a Podman, which runs as the process `pid`: they would go on without it. */
export declare function removePodmansContainers(folder: string, pid: number, env: NodeJS.ProcessEnv): void;

/** Unmounts what an ended daemon has left mounted below its folder, so that the folder can be deleted. */
export declare function unmountBelow(folder: string): void;

/**
 * Arguments of a dockerd that keeps everything in a folder, listens at `docker.sock` there, and gives its networks addresses of `pool`.
 */
export declare function daemonArguments(folder: string, pool: string): string[];

/** Unmounts what an ended daemon has left mounted below its folder, so that the folder can be deleted. */
export declare function unmountBelow(folder: string): void;

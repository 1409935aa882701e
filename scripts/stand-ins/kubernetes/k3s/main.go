// k3s's command line on upstream Kubernetes and Debian's packages, for machines that reach no image registry. It uses
// the standard library alone, so that it builds in seconds and without a network.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

const (
	programs   = "/usr/local/lib/k3s"
	kubernetes = programs + "/k8s"
	runDir     = "/run/k3s"
	dataDir    = "/var/lib/rancher/k3s"
	kubeconfig = "/etc/rancher/k3s/k3s.yaml"
	socket     = runDir + "/containerd/containerd.sock"
)

var begin = time.Now()

func main() {
	name, args := filepath.Base(os.Args[0]), os.Args[1:]
	if name == "k3s" && len(args) > 0 {
		name, args = args[0], args[1:]
	}
	switch name {
	case "kubectl":
		fail(become(kubernetes, name, args, "KUBECONFIG="+kubeconfig))
	case "ctr":
		fail(become("/usr/bin/ctr", name, args, "CONTAINERD_ADDRESS="+socket, "CONTAINERD_NAMESPACE=k8s.io"))
	case "server", "agent":
		options, err := parse(name, args, os.Getenv)
		fail(err)
		if os.Getpid() == 1 {
			os.Exit(reap())
		}
		fail(start(options))
	default:
		fail(fmt.Errorf("unknown command %q: server, agent, kubectl and ctr are there", name))
	}
}

// become turns into another program; the settings are defaults, which the environment may override.
func become(program, name string, args []string, settings ...string) error {
	return syscall.Exec(program, append([]string{name}, args...), append(settings, os.Environ()...))
}

// reap does what the first process of a container has to do, which the rest then need not know of: it collects what
// the shims of containerd leave behind, and passes signals on.
func reap() int {
	self, err := os.StartProcess("/proc/self/exe", os.Args, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	fail(err)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		for received := range signals {
			_ = self.Signal(received)
		}
	}()
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		if pid == self.Pid && status.Exited() {
			return status.ExitStatus()
		}
		if pid == self.Pid || err == syscall.ECHILD {
			return 1
		}
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "k3s:", err)
		os.Exit(1)
	}
}

// say writes to the container's log, where the fate of the node is told and nothing else.
func say(format string, values ...any) {
	fmt.Printf("[%7.3f] %s\n", time.Since(begin).Seconds(), fmt.Sprintf(format, values...))
}

package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

// start runs the node until it is told to end.
func start(o options) error {
	s := &supervisor{running: map[string]*exec.Cmd{}}
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	if err := prepareContainer(); err != nil {
		return err
	}
	run := joinCluster
	if o.isServer {
		run = runServer
	}
	failed := make(chan error, 1)
	go func() {
		if err := run(o, s); err != nil {
			failed <- err
		}
	}()
	select {
	case err := <-failed:
		s.stop()
		return err
	case <-end:
		s.stop()
		return nil
	}
}

func prepareContainer() error {
	// What earlier processes of this container left; none of them lives.
	for _, directory := range []string{runDir, kubeconfig} {
		if err := os.RemoveAll(directory); err != nil {
			return err
		}
	}
	for _, directory := range []string{cniDir, logDir, kubeletConfigDir, filepath.Dir(kubeconfig)} {
		if err := os.MkdirAll(directory, 0o755); err != nil {
			return err
		}
	}
	logs, err := filepath.Glob(logDir + "/*.log")
	for _, log := range logs {
		_ = os.Remove(log)
	}
	if err != nil {
		return err
	}
	// Pods see what is mounted in volumes later on.
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_SHARED, ""); err != nil {
		return fmt.Errorf("mounts cannot be shared (%w): run this container with --privileged", err)
	}
	return leaveRootGroup("/sys/fs/cgroup")
}

// leaveRootGroup makes room for the pods' groups: version 2 allows processes in leaves only.
func leaveRootGroup(root string) error {
	controllers, err := os.ReadFile(root + "/cgroup.controllers")
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(root+"/init", 0o755); err != nil {
		return err
	}
	processes, err := os.ReadFile(root + "/cgroup.procs")
	if err != nil {
		return err
	}
	for _, process := range strings.Fields(string(processes)) {
		// One that has ended meanwhile needs no move.
		_ = os.WriteFile(root+"/init/cgroup.procs", []byte(process), 0o644)
	}
	enabled := "+" + strings.Join(strings.Fields(string(controllers)), " +")
	if err := os.WriteFile(root+"/cgroup.subtree_control", []byte(enabled), 0o644); err != nil {
		return fmt.Errorf("the groups of pods cannot be limited (%w): run this container with --cgroupns=private", err)
	}
	return nil
}

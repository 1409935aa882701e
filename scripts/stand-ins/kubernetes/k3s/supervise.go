package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	shortestPause = 300 * time.Millisecond
	longestPause  = 5 * time.Second
	stableAfter   = time.Minute
	stopWithin    = 1500 * time.Millisecond
	logDir        = "/var/log/k3s"
	largestLog    = 8 << 20
	shownLines    = 12
)

// supervisor keeps programs running until it is stopped.
type supervisor struct {
	mutex    sync.Mutex
	stopping bool
	running  map[string]*exec.Cmd
	ended    sync.WaitGroup
}

// run starts a program now, and again whenever it ends. argv[0] is the name that it is called by.
func (s *supervisor) run(program string, argv ...string) {
	s.ended.Add(1)
	go func() {
		defer s.ended.Done()
		pause := shortestPause
		for {
			began := time.Now()
			log := &componentLog{file: filepath.Join(logDir, argv[0]+".log")}
			reason := s.once(program, argv, log)
			if s.isStopping() {
				return
			}
			say("%s %s; it starts again in %v. Its last words:\n%s", argv[0], reason, pause, log.tail())
			time.Sleep(pause)
			pause = min(2*pause, longestPause)
			if time.Since(began) > stableAfter {
				pause = shortestPause
			}
		}
	}()
}

func (s *supervisor) once(program string, argv []string, log *componentLog) string {
	command := &exec.Cmd{Path: program, Args: argv, Stdout: log, Stderr: log}
	s.mutex.Lock()
	if s.stopping {
		s.mutex.Unlock()
		return ""
	}
	err := command.Start()
	s.running[argv[0]] = command
	s.mutex.Unlock()
	if err != nil {
		return fmt.Sprintf("could not be started (%v)", err)
	}
	_ = command.Wait()
	return fmt.Sprintf("ended with %v", command.ProcessState)
}

func (s *supervisor) isStopping() bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.stopping
}

// stop asks all programs to end, and does not wait long: what they keep on disk survives even a kill, and the pods end
// with the container.
func (s *supervisor) stop() {
	s.mutex.Lock()
	s.stopping = true
	for _, command := range s.running {
		if command.Process != nil {
			_ = command.Process.Signal(syscall.SIGTERM)
		}
	}
	s.mutex.Unlock()
	done := make(chan struct{})
	go func() {
		s.ended.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(stopWithin):
	}
}

// componentLog is a file of bounded size, whose end can be shown.
type componentLog struct {
	mutex sync.Mutex
	file  string
	size  int
	lines []string
	rest  string
}

func (l *componentLog) Write(data []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	mode := os.O_APPEND
	if l.size > largestLog {
		mode, l.size = os.O_TRUNC, 0
	}
	if file, err := os.OpenFile(l.file, os.O_CREATE|os.O_WRONLY|mode, 0o600); err == nil {
		_, _ = file.Write(data)
		file.Close()
	}
	l.size += len(data)
	lines := strings.Split(l.rest+string(data), "\n")
	l.rest = lines[len(lines)-1]
	l.lines = append(l.lines, lines[:len(lines)-1]...)
	l.lines = l.lines[max(0, len(l.lines)-shownLines):]
	return len(data), nil
}

func (l *componentLog) tail() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return "    " + strings.Join(append(l.lines, l.rest), "\n    ")
}

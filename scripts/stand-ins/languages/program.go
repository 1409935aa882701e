package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

//go:embed program.py
var pythonProgram string

// programOf is the command that runs a program.
func programOf(ctx context.Context, language string, req *pulumirpc.RunRequest) (*exec.Cmd, error) {
	info := req.GetInfo()
	entry := filepath.Join(info.GetProgramDirectory(), info.GetEntryPoint())
	switch language {
	case "go":
		folder, err := os.MkdirTemp("", "berth-go-")
		if err != nil {
			return nil, err
		}
		// The file of a program that runs may be deleted, and the folder is the operating system's to tidy otherwise.
		binary := filepath.Join(folder, "program")
		build := exec.CommandContext(ctx, "go", "build", "-o", binary, entry)
		build.Dir = info.GetProgramDirectory()
		if out, err := build.CombinedOutput(); err != nil {
			os.RemoveAll(folder)
			return nil, fmt.Errorf("the program could not be compiled: %w\n%s", err, out)
		}
		return exec.CommandContext(ctx, binary), nil
	case "python":
		python := "python3"
		if venv, ok := info.GetOptions().AsMap()["virtualenv"].(string); ok {
			if !filepath.IsAbs(venv) {
				venv = filepath.Join(info.GetRootDirectory(), venv)
			}
			python = filepath.Join(venv, "bin", "python3")
		}
		return exec.CommandContext(ctx, python, "-u", "-c", pythonProgram, entry), nil
	default:
		return nil, fmt.Errorf("the stand-in for the language host of %s runs no programs", language)
	}
}

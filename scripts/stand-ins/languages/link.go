package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// Link makes a program use the SDKs that `pulumi package add` has written beside it.
func (h *host) Link(ctx context.Context, req *pulumirpc.LinkRequest) (*pulumirpc.LinkResponse, error) {
	directory := req.GetInfo().GetProgramDirectory()
	for _, linked := range req.GetPackages() {
		var err error
		switch h.language {
		case "go":
			err = linkGo(ctx, directory, linked.GetPath())
		case "python":
			err = appendLine(filepath.Join(directory, "requirements.txt"), linked.GetPath())
		default:
			err = fmt.Errorf("the stand-in for the language host of %s links no packages", h.language)
		}
		if err != nil {
			return nil, err
		}
	}
	return &pulumirpc.LinkResponse{}, nil
}

func linkGo(ctx context.Context, directory, path string) error {
	text, err := os.ReadFile(filepath.Join(directory, path, "go.mod"))
	if err != nil {
		return err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	module := strings.TrimPrefix(first, "module ")
	edit := exec.CommandContext(
		ctx, "go", "mod", "edit", "-require="+module+"@v0.0.0", "-replace="+module+"=./"+filepath.ToSlash(path),
	)
	edit.Dir = directory
	if out, err := edit.CombinedOutput(); err != nil {
		return fmt.Errorf("the SDK could not be linked: %w\n%s", err, out)
	}
	return nil
}

func appendLine(file, line string) error {
	out, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = fmt.Fprintln(out, line)
	return err
}

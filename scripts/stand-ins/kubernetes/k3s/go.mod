module berth.invalid/k3s

go 1.24

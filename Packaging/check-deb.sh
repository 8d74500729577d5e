#!/usr/bin/env bash
# check-deb.sh PACKAGE: installs a package in a fresh Debian made by debootstrap from the mirror that
# apt uses here, and runs it there. Needs the superuser; the folder goes when all is done.
set -euo pipefail
package=$(realpath "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(SITE) $(RELEASE)' "Codename: $suite" | head -n 1 | cut -d ' ' -f 1)
root=$(mktemp -d)
trap 'umount "$root/proc" 2> /dev/null || true; rm -rf --one-file-system "$root"' EXIT
debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$root.log" 2>&1 \
  || { tail -n 5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
cp "$package" "$root/tmp/yizhi.deb"
cp "$here"/Tests/Samples/*.txt "$root/tmp/"
# Swift reads its arguments from there.
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
chroot "$root" sh -eu -c '
  apt-get install -qq -y /tmp/yizhi.deb > /tmp/apt.log 2>&1 || { tail -n 5 /tmp/apt.log >&2; exit 1; }
  cd /tmp
  yizhi --version
  yizhi export --quiet qinglan-2023.txt -o /tmp/out.tmx
  yizhi lint --quiet qinglan-2024.txt --reference qinglan-2023.txt > out.txt && exit 1 || [ $? = 1 ]
  tail -n 1 out.txt
  dpkg -L yizhi | grep -q /usr/share/man/man1/yizhi.1.gz
  apt-get remove -qq -y yizhi > /dev/null 2>&1
  [ ! -e /usr/bin/yizhi ]
'

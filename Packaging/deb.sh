#!/usr/bin/env bash
# deb.sh ROOT VERSION OUTPUT: makes a Debian package of what `make install DESTDIR=ROOT PREFIX=/usr`
# put into ROOT. Its dependencies are those of the program's libraries (dpkg-shlibdeps).
set -euo pipefail
root=$1 version=$2 output=$3
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

doc=$root/usr/share/doc/yizhi
mkdir -p "$root/DEBIAN" "$doc" "$work/debian"
mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
install -m 644 "$here/NOTICE" "$doc/NOTICE"
{ printf 'Yizhi is licensed under the Apache License 2.0. NOTICE names the sources of its data.\n\n'
  cat "$here/LICENSE"; } > "$doc/copyright"
rm -f "$doc/LICENSE"
date=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
printf 'yizhi (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md of the project.\n\n -- %s  %s\n' \
  "$version" "$MAINTAINER" "$date" | gzip -9n > "$doc/changelog.gz"
gzip -9nf "$root/usr/share/man/man1/yizhi.1"

# dpkg-shlibdeps wants a source package around it.
printf 'Source: yizhi\n\nPackage: yizhi\nArchitecture: any\n' > "$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O "$root/usr/bin/yizhi" 2> /dev/null)
{
  echo "Package: yizhi"
  echo "Version: $version"
  echo "Architecture: $(dpkg --print-architecture)"
  echo "Maintainer: $MAINTAINER"
  echo "Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)"
  echo "${depends/shlibs:Depends=/Depends: }"
  echo "Suggests: git"
  echo "Section: text"
  echo "Priority: optional"
  echo "Description: checks translations between Chinese and English for consistency"
  echo " Reads bilingual reports, learns which term is rendered how, keeps the answers in a"
  echo " shared glossary, exports translation memories, and tells where a translation departs"
  echo " from what was said before. Works without network, model or server."
} > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$root/DEBIAN/md5sums"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0r touch -hd "@$SOURCE_DATE_EPOCH"
dpkg-deb --root-owner-group --build "$root" "$output" > /dev/null

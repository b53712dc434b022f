"""Builds sayso._core, the C core with its thin CPython layer; everything else stands in pyproject.toml."""
import glob
import os
import shlex
import subprocess
import sys

from setuptools import Extension, setup


def pcre2(*what):
    try:
        found = subprocess.run(["pkg-config", *what, "libpcre2-8"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        sys.exit("sayso needs PCRE2 and pkg-config to build: install them with 'apt-get install libpcre2-dev pkg-config' "
                 "(Debian, Ubuntu), 'dnf install pcre2-devel pkgconf' (Fedora) or 'brew install pcre2 pkgconf' (macOS).")
    return shlex.split(found.stdout)


needed = not {"sdist", "egg_info", "--version", "--name", "clean"}.intersection(sys.argv)
flags = ["-std=c11", "-O3", "-fvisibility=hidden", *(pcre2("--cflags") if needed else [])]
if os.environ.get("SAYSO_WERROR") == "1":
    flags += ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror"]

setup(
    ext_modules=[
        Extension(
            "sayso._core",
            sources=sorted(glob.glob("csrc/**/*.c", recursive=True)),
            depends=sorted(glob.glob("csrc/**/*.h", recursive=True)),
            include_dirs=["csrc"],
            extra_compile_args=flags,
            extra_link_args=[*(pcre2("--libs") if needed else []), "-lpthread", "-lm"],
            py_limited_api=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)

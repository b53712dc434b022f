"""Builds sayso._core, the C core with its thin CPython layer; everything else stands in pyproject.toml."""
import glob
import os
import pathlib
import shlex
import subprocess
import sys
import sysconfig
import tempfile

from setuptools import Extension, setup


def pcre2(*what):
    try:
        found = subprocess.run(["pkg-config", *what, "libpcre2-8"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        sys.exit("sayso needs PCRE2 and pkg-config to build: install them with 'apt-get install libpcre2-dev pkg-config' "
                 "(Debian, Ubuntu), 'dnf install pcre2-devel pkgconf' (Fedora) or 'brew install pcre2 pkgconf' (macOS).")
    return shlex.split(found.stdout)


def whole(flag="-flto=auto"):
    """The flag that lets the compiler see the whole program, where its linker can: a shared object of one line is the proof."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "proof.c"), pathlib.Path(folder, "proof.so")
        source.write_text("int proof(void);\nint proof(void) { return 0; }\n", encoding="ascii")
        try:
            subprocess.run([*compiler, "-shared", "-fPIC", "-O3", flag, source, "-o", made], capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return []
        return [flag] if made.exists() else []


needed = not {"sdist", "egg_info", "--version", "--name", "clean"}.intersection(sys.argv)
lto = whole() if needed else []
flags = ["-std=c11", "-O3", *lto, "-fvisibility=hidden", *(pcre2("--cflags") if needed else [])]
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
            extra_link_args=["-O3", *lto, *(pcre2("--libs") if needed else []), "-lpthread", "-lm"],
            py_limited_api=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)

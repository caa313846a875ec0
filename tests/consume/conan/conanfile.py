# Copyright 2026 the starlot authors
# SPDX-License-Identifier: BSL-1.0
"""To be copied by those who keep a registry. The sources are the repository in which this file lies."""

import os

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain
from conan.tools.files import copy, rmdir


class StarlotConan(ConanFile):
    name = "starlot"
    version = "0.1.0"
    description = "Star ratings from audit findings, also when only a sample of the outlets was visited"
    license = "BSL-1.0"
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    no_copy_source = True

    def export_sources(self):
        repository = os.path.join(self.recipe_folder, "..", "..", "..")
        copy(self, "CMakeLists.txt", repository, self.export_sources_folder)
        copy(self, "LICENSE", repository, self.export_sources_folder)
        copy(self, "include/starlot/*", repository, self.export_sources_folder)

    def package_id(self):
        self.info.clear()

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        for part in ("TESTS", "BENCH", "EXAMPLES"):
            toolchain.cache_variables["STARLOT_" + part] = False
        toolchain.generate()

    def build(self):
        CMake(self).configure()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.bindirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.set_property("cmake_file_name", "starlot")
        self.cpp_info.set_property("cmake_target_name", "starlot::starlot")
        self.cpp_info.set_property("pkg_config_name", "starlot")
